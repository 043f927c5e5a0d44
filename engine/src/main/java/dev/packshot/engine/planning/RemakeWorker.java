package dev.packshot.engine.planning;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.Remedy;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.profile.BrandProfiles;
import dev.packshot.engine.publication.OwnPictures;
import dev.packshot.engine.publication.Provenance;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds out which of our pictures on a listing would be made otherwise now. */
@Singleton
final class RemakeWorker implements Worker {
    private final ListingMirror mirror;
    private final BrandProfiles profiles;
    private final OwnPictures own;
    private final Provenance provenance;
    private final NextVersion next;
    private final Problems problems;

    RemakeWorker(
            ListingMirror mirror,
            BrandProfiles profiles,
            OwnPictures own,
            Provenance provenance,
            NextVersion next,
            Problems problems) {
        this.mirror = mirror;
        this.profiles = profiles;
        this.own = own;
        this.provenance = provenance;
        this.next = next;
        this.problems = problems;
    }

    @Override
    public String stage() {
        return Remake.REMAKE;
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
        QuarkusTransaction.requiringNew().run(() -> remake(mirror.locked(item.row())));
    }

    private void remake(MirroredListing row) {
        if (row.isGone() || row.held()) {
            return;
        }
        BrandProfiles.Chosen chosen =
                profiles.chosen(row.connection(), row.productType(), new Platform(row.platform()));
        var making = new ImageJob.Making(chosen.recipe().digest(), chosen.profile(), Urgency.ROUTINE);
        Gallery gallery = row.listing().gallery();
        Map<ImageId, OwnPictures.Put> ours = own.puts(row.id(), gallery);
        int lost = 0;
        for (int position = 0; position < gallery.images().size(); position++) {
            ProductImage live = gallery.images().get(position);
            OwnPictures.Put put = ours.get(live.id());
            Optional<ImageJob> source = Optional.ofNullable(put).flatMap(ours_ -> provenance.of(row.id(), ours_));
            if (source.isPresent() && !next.ask(row, source.get(), live, position, making)) {
                lost++;
            }
        }
        if (lost > 0) {
            tell(row, lost);
        }
        // What is still the seller's own is planned by the same profile.
        mirror.plan(row, Urgency.ROUTINE);
    }

    private void tell(MirroredListing row, int lost) {
        problems.open(new Problems.Report(
                row.connection(),
                row.id(),
                Remake.REMAKE,
                row.id().toString(),
                "",
                Remedy.FIX_IMAGE,
                "The originals of %d pictures of %s are no longer kept, so that they can't be made anew. What is live stays; put the originals onto the listing to have them made."
                        .formatted(lost, row.ref()),
                ""));
    }
}
