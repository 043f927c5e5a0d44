package dev.packshot.engine.publication;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Slot;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.ImageJobs;
import dev.packshot.engine.studio.JobState;
import dev.packshot.engine.studio.Renditions;
import dev.packshot.engine.studio.StoredRendition;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Plans publications: once everything about a listing is decided, and nothing else is on its way there. */
@ApplicationScoped
public class Publications {
    /** The stage that writes. */
    static final String PUBLISH = "publish";

    private final PublicationRows rows;
    private final ListingMirror mirror;
    private final NewestJobs newest;
    private final OwnPictures own;
    private final Launch launch;

    Publications(PublicationRows rows, ListingMirror mirror, NewestJobs newest, OwnPictures own, Launch launch) {
        this.rows = rows;
        this.mirror = mirror;
        this.newest = newest;
        this.own = own;
        this.launch = launch;
    }

    /**
     * Plans what is to be published to a listing now. Nothing happens while a picture is undecided, while something else is
     * on its way there, or when nothing would change.
     */
    @Transactional
    public Optional<Publication> plan(UUID id) {
        // Of two decisions at the same time, the second one plans after the first.
        MirroredListing listing = mirror.locked(id);
        if (listing.isGone() || listing.held() || rows.open(id).isPresent()) {
            return Optional.empty();
        }
        Gallery gallery = listing.listing().gallery();
        Map<ImageId, OwnPictures.Put> ours = own.puts(id, gallery);
        List<PlannedPlace> places = new ArrayList<>();
        UrgencyOf urgency = new UrgencyOf();
        for (int position = 0; position < gallery.images().size(); position++) {
            ProductImage image = gallery.images().get(position);
            Slot slot = Slot.at(position);
            OwnPictures.Put put = ours.get(image.id());
            Optional<NewestJobs.Made> made = put == null ? newest.of(id, image, slot) : newest.anew(id, put, slot);
            if (made.isPresent() && made.get().job().state().undecided()) {
                return Optional.empty();
            }
            made.ifPresent(known -> urgency.see(known.job()));
            places.add(made.flatMap(NewestJobs.Made::approved)
                    .map(rendition -> replacing(image, slot, rendition))
                    .orElseGet(() -> PlannedPlace.keep(image)));
        }
        if (places.stream().allMatch(place -> place.put().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(launch.begin(listing, gallery, places, urgency.highest));
    }

    private static PlannedPlace replacing(ProductImage image, Slot slot, StoredRendition rendition) {
        return PlannedPlace.put(
                new PlannedPlace.Put(
                        slot.label(), rendition.digest(), rendition.type(), rendition.size(), rendition.bytes()),
                Optional.of(image.id()),
                image.altText(),
                image.variants());
    }

    private static final class UrgencyOf {
        private Urgency highest = Urgency.ROUTINE;

        void see(ImageJob job) {
            if (job.urgency() == Urgency.LAUNCH) {
                highest = Urgency.LAUNCH;
            }
        }
    }

    /** Finds the job that holds for a picture. */
    @ApplicationScoped
    static class NewestJobs {
        private final ImageJobs jobs;
        private final Renditions renditions;
        private final Provenance provenance;

        NewestJobs(ImageJobs jobs, Renditions renditions, Provenance provenance) {
            this.jobs = jobs;
            this.renditions = renditions;
            this.provenance = provenance;
        }

        record Made(ImageJob job, Optional<StoredRendition> approved) {}

        Optional<Made> of(UUID listing, ProductImage image, Slot slot) {
            return jobs.wanted(listing, image.id(), image.revision(), slot).map(this::made);
        }

        /** What takes the place of a picture of ours; empty while nothing else is wanted of its original. */
        Optional<Made> anew(UUID listing, OwnPictures.Put own, Slot slot) {
            return provenance
                    .of(listing, own)
                    .flatMap(source -> jobs.wanted(listing, source.image(), source.revision(), slot))
                    .map(this::made)
                    .filter(made -> made.job().state().undecided()
                            || made.approved()
                                    .filter(rendition -> !rendition.digest().equals(own.digest()))
                                    .isPresent());
        }

        private Made made(ImageJob job) {
            return new Made(job, job.state() == JobState.APPROVED ? renditions.of(job) : Optional.empty());
        }
    }

    /** Writes a plan down and has it carried out. */
    @ApplicationScoped
    static class Launch {
        private final PublicationRows rows;
        private final WorkQueue queue;
        private final Ids ids;
        private final Clock clock;

        Launch(PublicationRows rows, WorkQueue queue, Ids ids, Clock clock) {
            this.rows = rows;
            this.queue = queue;
            this.ids = ids;
            this.clock = clock;
        }

        Publication begin(MirroredListing listing, Gallery base, List<PlannedPlace> places, Urgency urgency) {
            var publication = new Publication(
                    ids.next(), listing, Publication.Kind.PUBLISH, base, places, "policy", clock.instant());
            rows.persist(publication);
            queue.add(WorkItem.of(PUBLISH, publication.id(), listing.connection()), urgency);
            return publication;
        }

        Publication restore(MirroredListing listing, Gallery base, List<PlannedPlace> places, String actor) {
            var publication = new Publication(
                    ids.next(), listing, Publication.Kind.RESTORE, base, places, actor, clock.instant());
            rows.persist(publication);
            queue.add(WorkItem.of(PUBLISH, publication.id(), listing.connection()), Urgency.LAUNCH);
            return publication;
        }
    }
}
