package dev.packshot.engine.studio;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.PixelSize;
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
import java.util.List;
import java.util.Optional;

/** Fetches what a job is rendered from. */
@Singleton
final class KeptCutouts {
    private final Cutouts cutouts;
    private final MediaStore store;
    private final ListingMirror mirror;
    private final BrandProfiles profiles;
    private final Siblings siblings;

    KeptCutouts(Cutouts cutouts, MediaStore store, ListingMirror mirror, BrandProfiles profiles, Siblings siblings) {
        this.cutouts = cutouts;
        this.store = store;
        this.mirror = mirror;
        this.profiles = profiles;
        this.siblings = siblings;
    }

    /**
     * A cut-out at hand.
     *
     * @param file digest of the bytes
     * @param bytes as the pipeline stored it
     * @param sourceType of the photograph
     * @param recipe that the job asks for
     * @param set sizes of the products that share its scale, for rendering; empty when it has a scale of its own
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
    record Kept(Digest file, byte[] bytes, Optional<String> sourceType, Recipe recipe, List<PixelSize> set) {}

    /**
     * What a job is rendered from; empty when the bytes are gone or damaged and it has to be cut out again.
     *
     * @throws dev.packshot.engine.work.Postponed while products that share its scale aren't cut out yet
     */
    Optional<Kept> toRender(ImageJob job) {
        return QuarkusTransaction.requiringNew().call(() -> {
            MirroredListing listing = mirror.get(job.listing());
            Recipe recipe = recipe(job, listing);
            return kept(
                    job, recipe, siblings.sizes(job, recipe, listing.listing().gallery()));
        });
    }

    /** What a rendition was made from, by the scale that it was made in. */
    Optional<Kept> toInspect(ImageJob job, StoredRendition rendition) {
        return QuarkusTransaction.requiringNew()
                .call(() -> kept(job, recipe(job, mirror.get(job.listing())), rendition.scaleSet()));
    }

    private Recipe recipe(ImageJob job, MirroredListing listing) {
        return profiles.recipe(job.profile(), new Platform(listing.platform()));
    }

    private Optional<Kept> kept(ImageJob job, Recipe recipe, List<PixelSize> set) {
        return cutouts.of(job).filter(made -> made.refusal().isEmpty()).flatMap(made -> bytes(made)
                .map(bytes -> new Kept(made.stored(), bytes, made.sourceType(), recipe, set)));
    }

    private Optional<byte[]> bytes(StoredCutout made) {
        try {
            return Optional.of(store.read(made.stored()));
        } catch (MediaMissing | MediaDamaged e) {
            return Optional.empty();
        }
    }
}
