package dev.packshot.engine.review;

import dev.packshot.catalog.Slot;
import dev.packshot.engine.studio.Equipment;
import dev.packshot.engine.studio.StoredCutout;
import dev.packshot.pipeline.review.Review;
import dev.packshot.pipeline.stored.JudgementJson;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Why a person has to look at what is made of a photograph, whatever a shop's policy. */
@Singleton
public final class Doubts {
    private final Equipment equipment;

    Doubts(Equipment equipment) {
        this.equipment = equipment;
    }

    /** Sentences for the seller; empty when nothing is doubtful. */
    public List<String> about(StoredCutout cutout, Slot slot) {
        List<String> doubts = new ArrayList<>(equipment.review().sentences(cutout.uncertainty(), slot));
        doubts.addAll(Review.sentences(JudgementJson.quality(cutout.evidence().quality())));
        return doubts;
    }
}
