package dev.packshot.engine.upload;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.MediaUses;
import dev.packshot.engine.profile.BrandProfile;
import dev.packshot.engine.profile.BrandProfiles;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import dev.packshot.pipeline.recipe.Profile;
import dev.packshot.pipeline.recipe.Recipe;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes photographs in that are handed over. Sets can be had for a week. */
@ApplicationScoped
public class Uploads implements PanacheRepositoryBase<Upload, UUID> {
    /** How long photographs and sets are kept. */
    public static final Duration KEPT = Duration.ofDays(7);

    static final String KIND = "upload";
    static final String STAGE = "upload";
    /** Uploads share one share of the machines. */
    private static final UUID NO_SHOP = new UUID(0, 0);

    private final MediaStore store;
    private final MediaUses uses;
    private final BrandProfiles profiles;
    private final WorkQueue queue;
    private final AuditLog audit;
    private final Clock clock;

    Uploads(MediaStore store, MediaUses uses, BrandProfiles profiles, WorkQueue queue, AuditLog audit, Clock clock) {
        this.store = store;
        this.uses = uses;
        this.profiles = profiles;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a photograph in; its set is made as soon as somebody is free. Asking with the same id again makes nothing.
     *
     * @param id chosen by the caller
     * @throws dev.packshot.pipeline.recipe.ProfileInvalid when a platform isn't known, or the profile can't be followed
     * @throws UploadKeyReused when something else was asked for with this id
     */
    @Transactional
    public Upload take(UUID id, byte[] photograph, UploadWish wish, String actor) {
        recipe(wish);
        Digest original = store.put(photograph);
        Optional<Upload> known = findByIdOptional(id);
        if (known.isPresent()) {
            if (!known.get().sameAs(wish, original)) {
                throw new UploadKeyReused();
            }
            return known.get();
        }
        var upload = new Upload(id, wish, original, actor, clock.instant());
        persistAndFlush(upload);
        uses.keep(original, KIND, id, clock.instant().plus(KEPT));
        queue.add(new WorkItem(STAGE, id.toString(), NO_SHOP, ""), Urgency.LAUNCH);
        audit.record(actor, "upload.take", id.toString(), Map.of("digest", original.hex()));
        return upload;
    }

    /** What the wish comes to. */
    Recipe recipe(UploadWish wish) {
        Profile profile = wish.profile()
                .flatMap(id -> profiles.findByIdOptional(id))
                .map(BrandProfile::profile)
                .orElseGet(Profile::none);
        return profile.recipe(wish.platforms());
    }

    /** Forgets what can't be had any more. */
    @Transactional
    int forget() {
        return (int) delete("created < ?1", clock.instant().minus(KEPT));
    }
}
