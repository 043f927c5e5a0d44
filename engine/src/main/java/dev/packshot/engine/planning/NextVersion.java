package dev.packshot.engine.planning;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Slot;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.studio.Darkroom;
import dev.packshot.engine.studio.Equipment;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.ImageJobs;
import dev.packshot.engine.studio.JobState;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Has an original made by another recipe, for the place that our picture of it has. */
@Singleton
final class NextVersion {
    private final ImageJobs jobs;
    private final Darkroom darkroom;
    private final Batches batches;
    private final Equipment equipment;
    private final MediaStore store;

    NextVersion(ImageJobs jobs, Darkroom darkroom, Batches batches, Equipment equipment, MediaStore store) {
        this.jobs = jobs;
        this.darkroom = darkroom;
        this.batches = batches;
        this.equipment = equipment;
        this.store = store;
    }

    /**
     * Asks for it; one that was made before is taken as it is.
     *
     * @param source the job that made what is live
     * @param live our picture
     * @return whether it can be made: false when the original is no longer kept
     */
    boolean ask(MirroredListing row, ImageJob source, ProductImage live, int position, ImageJob.Making making) {
        Optional<ImageJob> known =
                jobs.find(row.id(), source.image(), source.revision(), Slot.at(position), making.recipe());
        if (known.isPresent()) {
            darkroom.wantAgain(known.get());
            if (known.get().state() == JobState.APPROVED) {
                darkroom.settle(known.get());
            }
            return true;
        }
        Digest original = source.original().orElseThrow();
        if (!store.has(original)) {
            return false;
        }
        ImageJob job = darkroom.create(row, original(source, live), position, making);
        darkroom.startFrom(job, original, equipment.cutoutKey(original));
        batches.admit(job);
        return true;
    }

    /** The seller's picture, under the text that is live now. */
    private static ProductImage original(ImageJob source, ProductImage live) {
        return new ProductImage(
                source.image(),
                Optional.empty(),
                Optional.empty(),
                source.revision(),
                Optional.empty(),
                live.altText(),
                Optional.empty(),
                live.variants());
    }
}
