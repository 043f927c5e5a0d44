package dev.packshot.engine.planning;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Slot;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.profile.BrandProfiles;
import dev.packshot.engine.publication.OwnPictures;
import dev.packshot.engine.studio.Darkroom;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.ImageJobs;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.Postponed;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds out which pictures of a listing have to be made. */
@Singleton
final class PlanWorker implements Worker {
    private static final Duration SOON = Duration.ofSeconds(3);

    private final ListingMirror mirror;
    private final BrandProfiles profiles;
    private final OwnPictures own;
    private final ImageJobs jobs;
    private final Darkroom darkroom;
    private final Batches batches;

    PlanWorker(
            ListingMirror mirror,
            BrandProfiles profiles,
            OwnPictures own,
            ImageJobs jobs,
            Darkroom darkroom,
            Batches batches) {
        this.mirror = mirror;
        this.profiles = profiles;
        this.own = own;
        this.jobs = jobs;
        this.darkroom = darkroom;
        this.batches = batches;
    }

    @Override
    public String stage() {
        return ListingMirror.PLAN;
    }

    @Override
    public Pool pool() {
        return Pool.IO;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(6)
                .startingAt(ofSeconds(1))
                .doublingUpTo(ofMinutes(2))
                .thenQuarantine();
    }

    @Override
    public Optional<UUID> listing(WorkItem item) {
        return Optional.of(item.row());
    }

    @Override
    public void work(WorkItem item) {
        QuarkusTransaction.requiringNew().run(() -> plan(mirror.get(item.row()), Urgency.valueOf(item.data())));
    }

    private void plan(MirroredListing listing, Urgency urgency) {
        if (listing.isGone() || listing.held()) {
            return;
        }
        if (own.beingWritten(listing.id()) || mirror.isPreparing(listing)) {
            throw new Postponed("The gallery is on its way to another one", SOON);
        }
        BrandProfiles.Chosen chosen =
                profiles.chosen(listing.connection(), listing.productType(), new Platform(listing.platform()));
        var making = new ImageJob.Making(chosen.recipe().digest(), chosen.profile(), urgency);
        Gallery gallery = listing.listing().gallery();
        Set<ImageId> ours = own.of(listing.id(), gallery);
        boolean begun = false;
        ImageJob some = null;
        for (int position = 0; position < gallery.images().size(); position++) {
            ProductImage image = gallery.images().get(position);
            if (ours.contains(image.id())) {
                continue;
            }
            Optional<ImageJob> known =
                    jobs.find(listing.id(), image.id(), image.revision(), Slot.at(position), making.recipe());
            if (known.isPresent()) {
                darkroom.wantAgain(known.get());
                if (urgency == Urgency.LAUNCH) {
                    darkroom.hurry(known.get());
                }
                some = known.get();
                continue;
            }
            batches.admit(darkroom.create(listing, image, position, making));
            begun = true;
        }
        if (!begun && some != null) {
            // Everything was made before: what is decided may be all that is needed.
            darkroom.settle(some);
        }
    }
}
