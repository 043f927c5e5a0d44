package dev.packshot.engine.studio;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Slot;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds jobs. */
@ApplicationScoped
public class ImageJobs implements PanacheRepositoryBase<ImageJob, UUID> {
    /** The job with this id. */
    public ImageJob get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new IllegalArgumentException("There is no job " + id));
    }

    /** The job of a picture at a place, made by a recipe. */
    public Optional<ImageJob> find(UUID listing, ImageId image, String revision, Slot slot, Digest recipe) {
        return find(
                        "listing = ?1 and image = ?2 and revision = ?3 and slot = ?4 and recipe = ?5",
                        listing,
                        image.id(),
                        revision,
                        slot.label(),
                        recipe.hex())
                .firstResultOptional();
    }

    /** The job that holds for a picture at a place: the one asked for last, whatever its recipe. */
    public Optional<ImageJob> wanted(UUID listing, ImageId image, String revision, Slot slot) {
        return find(
                        "listing = ?1 and image = ?2 and revision = ?3 and slot = ?4 order by asked desc, id desc",
                        listing,
                        image.id(),
                        revision,
                        slot.label())
                .firstResultOptional();
    }

    /** All jobs of a listing by one recipe, those asked for last first. */
    List<ImageJob> by(UUID listing, Digest recipe) {
        return list("listing = ?1 and recipe = ?2 order by asked desc, id desc", listing, recipe.hex());
    }

    /** All jobs of a listing, oldest first. */
    public List<ImageJob> of(UUID listing) {
        return list("listing = ?1 order by created, id", listing);
    }

    /** Those that wait for a cut-out. */
    List<ImageJob> waitingFor(Digest cutoutKey) {
        return list("cutoutKey = ?1 and state = ?2", cutoutKey.hex(), JobState.FETCHED);
    }
}
