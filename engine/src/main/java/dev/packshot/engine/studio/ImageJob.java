package dev.packshot.engine.studio;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.work.Urgency;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One picture of a listing on its way: original × recipe × place. Its methods are its legal moves. */
@Entity
@Table(name = "image_job")
public class ImageJob {
    @Id
    UUID id;

    @Column
    UUID connection;

    @Column
    UUID listing;

    @Column
    @Nullable UUID batch;

    @Column
    String image;

    @Column
    String revision;

    @Column
    String slot;

    @Column
    int position;

    @Column
    String sku;

    @Column(name = "alt_text")
    String altText;

    @Column
    String recipe;

    @Column
    @Nullable UUID profile;

    @Column
    @Enumerated(EnumType.STRING)
    Urgency urgency;

    @Column
    @Enumerated(EnumType.STRING)
    JobState state;

    @Column
    @Nullable String original;

    @Column(name = "cutout_key")
    @Nullable String cutoutKey;

    @Column
    @Nullable UUID rendition;

    @Column
    String words;

    @Column
    Instant created;

    @Column
    Instant asked;

    @Column
    Instant changed;

    @Version
    int version;

    protected ImageJob() {}

    /**
     * A job for a picture of a listing.
     *
     * @param position its place in the gallery, from 0
     */
    ImageJob(UUID id, MirroredListing listing, ProductImage image, int position, Making making, Instant now) {
        this.id = id;
        this.connection = listing.connection();
        this.listing = listing.id();
        this.image = image.id().id();
        this.revision = image.revision();
        this.slot = Slot.at(position).label();
        this.position = position;
        this.sku = listing.sku().value();
        this.altText = image.altText();
        this.recipe = making.recipe().hex();
        this.profile = making.profile().orElse(null);
        this.urgency = making.urgency();
        this.state = JobState.FOUND;
        this.words = "";
        this.created = now;
        this.asked = now;
        this.changed = now;
    }

    /**
     * How pictures are to be made.
     *
     * @param recipe digest of the recipe
     * @param profile the version that it comes from; empty for the shipped look
     * @param urgency of all that follows
     */
    public record Making(Digest recipe, Optional<UUID> profile, Urgency urgency) {}

    void fetched(Digest bytes, Digest key, Instant now) {
        move(JobState.FOUND, JobState.FETCHED, now);
        original = bytes.hex();
        cutoutKey = key.hex();
    }

    /** A job whose original is at hand: another recipe for a picture that was fetched before. */
    void startsFrom(Digest bytes, Digest key) {
        state = JobState.FETCHED;
        original = bytes.hex();
        cutoutKey = key.hex();
    }

    void hurry() {
        urgency = Urgency.LAUNCH;
    }

    void cutOut(Instant now) {
        move(JobState.FETCHED, JobState.CUT_OUT, now);
    }

    /** The cut-out's bytes were lost: it is made again. */
    void cutAgain(Instant now) {
        move(JobState.CUT_OUT, JobState.FETCHED, now);
    }

    void rendered(UUID made, Instant now) {
        move(JobState.CUT_OUT, JobState.RENDERED, now);
        rendition = made;
    }

    void inspected(Instant now) {
        move(JobState.RENDERED, JobState.INSPECTED, now);
    }

    /** A person has to look. */
    public void sentToReview(Instant now) {
        move(JobState.INSPECTED, JobState.IN_REVIEW, now);
    }

    /** A decision was made, by a rule or by a person. */
    public void decided(boolean approved, String why, Instant now) {
        if (state != JobState.INSPECTED && state != JobState.IN_REVIEW) {
            throw new IllegalStateException("Job %s is %s: there is nothing to decide".formatted(id, state));
        }
        state = approved ? JobState.APPROVED : JobState.REJECTED;
        words = why;
        changed = now;
    }

    void refused(String why, Instant now) {
        state = JobState.REFUSED;
        words = why;
        changed = now;
    }

    /** A refused photograph is fetched once more. */
    void foundAgain(Instant now) {
        move(JobState.REFUSED, JobState.FOUND, now);
        original = null;
        cutoutKey = null;
        words = "";
    }

    void dropped(String why, Instant now) {
        state = JobState.DROPPED;
        words = why;
        changed = now;
    }

    /** It is the wanted one again, after another recipe was. */
    void askedAgain(Instant now) {
        asked = now;
    }

    void into(UUID itsBatch) {
        batch = itsBatch;
    }

    private void move(JobState from, JobState to, Instant now) {
        if (state != from) {
            throw new IllegalStateException("Job %s is %s, not %s".formatted(id, state, from));
        }
        state = to;
        changed = now;
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

    public Optional<UUID> batch() {
        return Optional.ofNullable(batch);
    }

    /** The marketplace's id of the picture that it is made from. */
    public ImageId image() {
        return new ImageId(image);
    }

    /** The revision of that picture. */
    public String revision() {
        return revision;
    }

    public Slot slot() {
        return Slot.parse(slot);
    }

    public Sku sku() {
        return new Sku(sku);
    }

    public String altText() {
        return altText;
    }

    /** Digest of the recipe. */
    public Digest recipe() {
        return new Digest(recipe);
    }

    /** The profile version that the recipe comes from; empty for the shipped look. */
    public Optional<UUID> profile() {
        return Optional.ofNullable(profile);
    }

    public Urgency urgency() {
        return urgency;
    }

    public JobState state() {
        return state;
    }

    /** Digest of the original's bytes, once fetched. */
    public Optional<Digest> original() {
        return Optional.ofNullable(original).map(Digest::new);
    }

    /** Key of the cut-out that it is rendered from, once the original is fetched. */
    public Optional<Digest> cutoutKey() {
        return Optional.ofNullable(cutoutKey).map(Digest::new);
    }

    /** What was made, once rendered. */
    public Optional<UUID> rendition() {
        return Optional.ofNullable(rendition);
    }

    /** Why it was rejected, refused or dropped; empty otherwise. */
    public String words() {
        return words;
    }

    public Instant created() {
        return created;
    }

    public Instant changed() {
        return changed;
    }
}
