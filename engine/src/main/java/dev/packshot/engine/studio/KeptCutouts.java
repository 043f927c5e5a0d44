package dev.packshot.engine.studio;

import dev.packshot.catalog.Platform;
import dev.packshot.engine.media.MediaDamaged;
import dev.packshot.engine.media.MediaMissing;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.profile.BrandProfiles;
import dev.packshot.pipeline.recipe.Recipe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Fetches what a job is rendered from. */
@Singleton
final class KeptCutouts {
    private final Cutouts cutouts;
    private final MediaStore store;
    private final ListingMirror mirror;
    private final BrandProfiles profiles;

    KeptCutouts(Cutouts cutouts, MediaStore store, ListingMirror mirror, BrandProfiles profiles) {
        this.cutouts = cutouts;
        this.store = store;
        this.mirror = mirror;
        this.profiles = profiles;
    }

    /**
     * A cut-out at hand.
     *
     * @param bytes as the pipeline stored it
     * @param sourceType of the photograph
     * @param recipe that the job asks for
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
    record Kept(byte[] bytes, Optional<String> sourceType, Recipe recipe) {}

    /** What a job is rendered from; empty when the bytes are gone or damaged and it has to be cut out again. */
    Optional<Kept> of(ImageJob job) {
        return QuarkusTransaction.requiringNew().call(() -> {
            MirroredListing listing = mirror.get(job.listing());
            Recipe recipe = profiles.recipe(job.profile(), new Platform(listing.platform()));
            return cutouts.of(job).filter(made -> made.refusal().isEmpty()).flatMap(made -> bytes(made)
                    .map(bytes -> new Kept(bytes, made.sourceType(), recipe)));
        });
    }

    private Optional<byte[]> bytes(StoredCutout made) {
        try {
            return Optional.of(store.read(made.stored()));
        } catch (MediaMissing | MediaDamaged e) {
            return Optional.empty();
        }
    }
}
