package dev.packshot.engine.publication;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.engine.json.Json;
import dev.packshot.engine.mirror.MirroredListing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One change of one live gallery: written down before it is made, followed until it was read back. */
@Entity
@Table(name = "publication")
public class Publication {
    @Id
    UUID id;

    @Column
    UUID connection;

    @Column
    UUID listing;

    @Column
    @Enumerated(EnumType.STRING)
    Kind kind;

    @Column
    @Enumerated(EnumType.STRING)
    PublicationState state;

    @Column
    @Nullable UUID snapshot;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    String base;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    String places;

    @Column
    String change;

    @Column
    String submission;

    @Column
    String words;

    @Column
    String actor;

    @Column
    int reads;

    @Column
    @Nullable Instant signalled;

    @Column
    Instant planned;

    @Column
    @Nullable Instant intended;

    @Column
    @Nullable Instant published;

    @Column
    @Nullable Instant verified;

    @Version
    int version;

    /** What it is for. */
    public enum Kind {
        PUBLISH,
        RESTORE
    }

    protected Publication() {}

    Publication(
            UUID id,
            MirroredListing listing,
            Kind kind,
            Gallery base,
            List<PlannedPlace> places,
            String actor,
            Instant now) {
        this.id = id;
        this.connection = listing.connection();
        this.listing = listing.id();
        this.kind = kind;
        this.state = PublicationState.PLANNED;
        this.base = Json.write(base);
        this.places = Json.write(places);
        this.change = Digest.of(base.fingerprint().hex() + this.places).hex();
        this.submission = "";
        this.words = "";
        this.actor = actor;
        this.signalled = listing.signalled().orElse(null);
        this.planned = now;
    }

    void dry(String plan) {
        state = PublicationState.DRY;
        words = plan;
    }

    void intend(UUID backedBy, Instant now) {
        require(PublicationState.PLANNED);
        state = PublicationState.INTENDED;
        snapshot = backedBy;
        intended = now;
    }

    void accepted(String id, Instant now) {
        require(PublicationState.INTENDED);
        state = PublicationState.ACCEPTED;
        submission = id;
        published = now;
    }

    void published(Gallery live, Instant now) {
        state = PublicationState.PUBLISHED;
        if (published == null) {
            published = now;
        }
        List<PlannedPlace> placed = new ArrayList<>();
        List<PlannedPlace> wanted = places();
        for (int i = 0; i < wanted.size(); i++) {
            placed.add(
                    i < live.images().size() ? wanted.get(i).now(live.images().get(i)) : wanted.get(i));
        }
        places = Json.write(placed);
    }

    void verified(Instant now) {
        state = PublicationState.VERIFIED;
        verified = now;
    }

    void readInVain() {
        reads++;
    }

    /** Ends it without success. */
    void end(PublicationState as, String why) {
        if (as.open() || as == PublicationState.VERIFIED) {
            throw new IllegalArgumentException(as + " is no end without success");
        }
        state = as;
        words = why;
    }

    private void require(PublicationState wanted) {
        if (state != wanted) {
            throw new IllegalStateException("Publication %s is %s, not %s".formatted(id, state, wanted));
        }
    }

    List<PlannedPlace> places() {
        return Json.read(places, new TypeReference<List<PlannedPlace>>() {});
    }

    public UUID id() {
        return id;
    }

    public UUID connection() {
        return connection;
    }

    public UUID listing() {
        return listing;
    }

    public Kind kind() {
        return kind;
    }

    public PublicationState state() {
        return state;
    }

    /** What the gallery was before; empty until something was about to be written. */
    public Optional<UUID> snapshot() {
        return Optional.ofNullable(snapshot);
    }

    /** The gallery that it was planned from. */
    public Gallery base() {
        return Json.read(base, Gallery.class);
    }

    /** Digests of the files that are to be put there. */
    public List<Digest> files() {
        return places().stream()
                .flatMap(place -> place.put().stream())
                .map(PlannedPlace.Put::digest)
                .toList();
    }

    /** The marketplace's id of the accepted change, may be empty. */
    public String submission() {
        return submission;
    }

    /** The marketplace's or our own words on how it went, may be empty. */
    public String words() {
        return words;
    }

    /** Who wanted it: a person, or the rule that decided. */
    public String actor() {
        return actor;
    }

    /** How often it was read back in vain. */
    public int reads() {
        return reads;
    }

    /** When the marketplace told about the listing, where it did. */
    public Optional<Instant> signalled() {
        return Optional.ofNullable(signalled);
    }

    public Instant planned() {
        return planned;
    }

    public Optional<Instant> intended() {
        return Optional.ofNullable(intended);
    }

    /** When the marketplace answered. */
    public Optional<Instant> published() {
        return Optional.ofNullable(published);
    }

    /** When it was read back live. */
    public Optional<Instant> verified() {
        return Optional.ofNullable(verified);
    }

    Instant answered() {
        return Objects.requireNonNull(published, "nothing was answered yet");
    }
}
