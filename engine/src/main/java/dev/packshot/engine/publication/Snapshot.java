package dev.packshot.engine.publication;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.engine.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A gallery as it was, with all that is needed to bring it back. */
@Entity
@Immutable
@Table(name = "snapshot")
public class Snapshot {
    @Id
    UUID id;

    @Column
    UUID listing;

    @Column
    boolean original;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    String gallery;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    String images;

    @Column
    Instant taken;

    protected Snapshot() {}

    Snapshot(UUID id, UUID listing, boolean original, Gallery gallery, List<Kept> images, Instant now) {
        this.id = id;
        this.listing = listing;
        this.original = original;
        this.gallery = Json.write(gallery);
        this.images = Json.write(images);
        this.taken = now;
    }

    /**
     * One picture's bytes.
     *
     * @param id of the picture then
     * @param digest of its bytes in the media store
     */
    public record Kept(ImageId id, Digest digest, MediaType type, PixelSize size, long length) {}

    public UUID id() {
        return id;
    }

    public UUID listing() {
        return listing;
    }

    /** Whether none of its pictures was ours: what a restore brings back. */
    public boolean original() {
        return original;
    }

    /** Order, alt texts and variant links. */
    public Gallery gallery() {
        return Json.read(gallery, Gallery.class);
    }

    /** The bytes of all its pictures. */
    public List<Kept> images() {
        return Json.read(images, new TypeReference<List<Kept>>() {});
    }

    /** The bytes of one of its pictures. */
    public Optional<Kept> kept(ImageId image) {
        return images().stream().filter(kept -> kept.id().equals(image)).findFirst();
    }

    public Instant taken() {
        return taken;
    }
}
