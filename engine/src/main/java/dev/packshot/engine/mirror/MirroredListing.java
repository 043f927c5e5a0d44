package dev.packshot.engine.mirror;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Sku;
import dev.packshot.engine.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A listing as it was read last. */
@Entity
@Table(name = "listing")
public class MirroredListing {
    @Id
    UUID id;

    @Column
    UUID connection;

    @Column
    String ref;

    @Column
    String platform;

    @Column
    String sku;

    @Column
    String title;

    @Column(name = "product_type")
    String productType;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    String content;

    @Column
    String fingerprint;

    @Column(name = "own_fingerprint")
    @Nullable String ownFingerprint;

    @Column
    boolean live;

    @Column
    boolean held;

    @Column(name = "held_reason")
    String heldReason;

    @Column
    long round;

    @Column(name = "first_seen")
    Instant firstSeen;

    @Column
    Instant seen;

    @Column
    Instant changed;

    @Column
    @Nullable Instant signalled;

    @Column
    @Nullable Instant gone;

    @Column(name = "restore_ended")
    @Nullable Instant restoreEnded;

    @Version
    int version;

    protected MirroredListing() {}

    MirroredListing(UUID id, UUID connection, Listing listing, Instant now) {
        this.id = id;
        this.connection = connection;
        this.ref = listing.ref().id();
        this.heldReason = "";
        this.firstSeen = now;
        this.changed = now;
        take(listing, now);
    }

    /** Takes over what was read. */
    final void take(Listing listing, Instant now) {
        platform = listing.platform().id();
        sku = listing.sku().value();
        title = listing.title();
        productType = listing.productType();
        content = Json.write(listing);
        String read = listing.gallery().fingerprint().hex();
        if (!read.equals(fingerprint)) {
            changed = now;
        }
        fingerprint = read;
        live = listing.live();
        seen = now;
        gone = null;
    }

    void heard(Instant at) {
        signalled = at;
    }

    void seenIn(long sweep) {
        round = sweep;
    }

    /** What our own write left there is nobody's edit. */
    public void leftByUs(Gallery gallery) {
        ownFingerprint = gallery.fingerprint().hex();
    }

    /** Nothing is published to it by itself until {@link #release}. */
    public void hold(String reason) {
        held = true;
        heldReason = reason;
    }

    /** Publishing may go on. */
    public void release() {
        held = false;
        heldReason = "";
    }

    public UUID id() {
        return id;
    }

    public UUID connection() {
        return connection;
    }

    public ListingRef ref() {
        return new ListingRef(ref);
    }

    public Sku sku() {
        return new Sku(sku);
    }

    public String title() {
        return title;
    }

    public String productType() {
        return productType;
    }

    /** The id of the platform whose image rules apply. */
    public String platform() {
        return platform;
    }

    /** All that was read. */
    public Listing listing() {
        return Json.read(content, Listing.class);
    }

    /** Of the gallery as it was read last. */
    public Digest fingerprint() {
        return new Digest(fingerprint);
    }

    /** Whether the gallery is as we left it. */
    public boolean asWeLeftIt() {
        return fingerprint.equals(ownFingerprint);
    }

    public boolean live() {
        return live;
    }

    /** Whether nothing is published to it by itself. */
    public boolean held() {
        return held;
    }

    public String heldReason() {
        return heldReason;
    }

    public Instant firstSeen() {
        return firstSeen;
    }

    /** When it was read last. */
    public Instant seen() {
        return seen;
    }

    /** When its gallery was last found different. */
    public Instant changed() {
        return changed;
    }

    /** When the marketplace told about it, where it did. */
    public Optional<Instant> signalled() {
        return Optional.ofNullable(signalled);
    }

    /** Since when what it showed until then can't be put back any more: its originals were kept as long as agreed. */
    public Optional<Instant> restoreEnded() {
        return Optional.ofNullable(restoreEnded);
    }

    /** Whether the marketplace doesn't have it any more. */
    public boolean isGone() {
        return gone != null;
    }
}
