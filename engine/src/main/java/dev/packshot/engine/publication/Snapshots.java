package dev.packshot.engine.publication;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.ProductImage;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.PictureFetcher;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.MediaUses;
import dev.packshot.engine.work.Postponed;
import dev.packshot.pipeline.intake.Intake;
import dev.packshot.pipeline.intake.Refusal;
import dev.packshot.pipeline.intake.header.Header;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps galleries before something is written to them. */
@ApplicationScoped
public class Snapshots implements PanacheRepositoryBase<Snapshot, UUID> {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final PixelSize UNKNOWN = PixelSize.square(1);

    private final PictureFetcher pictures;
    private final OwnPictures own;
    private final MediaStore store;
    private final MediaUses uses;
    private final Ids ids;
    private final Clock clock;

    Snapshots(PictureFetcher pictures, OwnPictures own, MediaStore store, MediaUses uses, Ids ids, Clock clock) {
        this.pictures = pictures;
        this.own = own;
        this.store = store;
        this.uses = uses;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps a gallery: every picture's bytes are fetched, stored, and read back once before this returns.
     *
     * @param purpose of what follows
     * @param listing as it was read just now
     * @param row our id of it
     * @throws Postponed while the marketplace still works on a picture
     */
    Snapshot take(Connection connection, Purpose purpose, Listing listing, UUID row) {
        Gallery gallery = listing.gallery();
        List<Snapshot.Kept> kept = new ArrayList<>();
        for (ProductImage image : gallery.images()) {
            byte[] bytes = pictures.fetch(connection, purpose, listing.ref(), image)
                    .orElseThrow(() -> new Postponed("The marketplace still works on a picture", SOON));
            Digest digest = store.put(bytes);
            // Read back: what can't be brought back must not be overwritten.
            kept.add(kept(image, digest, store.read(digest)));
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean original = own.of(row, gallery).isEmpty();
            var snapshot = new Snapshot(ids.next(), row, original, gallery, kept, clock.instant());
            kept.forEach(image -> uses.keep(image.digest(), "snapshot", snapshot.id()));
            persist(snapshot);
            return snapshot;
        });
    }

    /**
     * What a listing showed before we first wrote to it, or after the seller last put all pictures there himself; empty when
     * there is none, or its pictures are no longer kept.
     */
    public Optional<Snapshot> original(UUID listing) {
        return find(
                        "from Snapshot s where s.listing = ?1 and s.original = true and not exists (select 1 from"
                                + " MirroredListing l where l.id = s.listing and l.restoreEnded >= s.taken)"
                                + " order by s.taken desc, s.id desc",
                        listing)
                .firstResultOptional();
    }

    /** A file that we can't read is the seller's all the same: it is kept, and goes back as it was. */
    private static Snapshot.Kept kept(ProductImage image, Digest digest, byte[] bytes) {
        try {
            Header header = Intake.header(bytes);
            return new Snapshot.Kept(image.id(), digest, header.type(), header.stored(), bytes.length);
        } catch (Refusal e) {
            return new Snapshot.Kept(
                    image.id(), digest, MediaType.JPEG, image.size().orElse(UNKNOWN), bytes.length);
        }
    }
}
