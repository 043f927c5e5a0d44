package dev.packshot.pipeline.matte.catalogue;

import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.matte.ModelSource;
import java.util.Optional;

/**
 * A model that can be used.
 *
 * @param source its card and weights
 * @param admission how it came in; empty for the one that ships with Packshot
 */
public record StoredModel(ModelSource source, Optional<Admission> admission) {
    /** The network that ships with Packshot. */
    static StoredModel shipped() {
        return new StoredModel(ModelSource.shipped(), Optional.empty());
    }

    /** What is known of it. */
    public ModelCard card() {
        return source.card();
    }

    /** Whether it ships with Packshot. */
    public boolean isShipped() {
        return admission.isEmpty();
    }

    /** Whether its licence allows it to be used here: by itself, or because the operator accepted it. */
    boolean licensed() {
        return card().allowsCommercialUse()
                || admission
                        .map(Admission::acceptance)
                        .filter(acceptance -> acceptance.licence().equals(card().licence()))
                        .isPresent();
    }
}
