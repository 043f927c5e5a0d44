package dev.packshot.pipeline.matte.catalogue;

import dev.packshot.pipeline.matte.ModelCard;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model that the operator wants to add.
 *
 * @param file the ONNX file
 * @param card what is known of it
 * @param id name it gets; the card's when empty
 * @param acceptedLicence the licence that the operator says to have accepted
 * @param activation the operator's word, where the card's isn't true of this file
 */
public record ModelOffer(
        Path file,
        CardDraft card,
        Optional<String> id,
        Optional<String> acceptedLicence,
        Optional<ModelCard.Activation> activation) {

    /** The card with what the operator says beside it. */
    CardDraft draft() {
        CardDraft named = id.map(card::withId).orElse(card);
        return activation.map(named::withActivation).orElse(named);
    }
}
