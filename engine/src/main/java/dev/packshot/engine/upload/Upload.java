package dev.packshot.engine.upload;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A photograph that was handed over. */
@Entity
@Table(name = "upload")
public class Upload {
    @Id
    private UUID id;

    @Column
    private String sku;

    @Column(name = "alt_text")
    private String altText;

    @Column
    private String slot;

    @Column
    private String platforms;

    @Column
    private @Nullable UUID profile;

    @Column
    private String original;

    @Enumerated(EnumType.STRING)
    @Column
    private UploadState state;

    @Column
    private String words;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable String evidence;

    @Column
    private String actor;

    @Column
    private Instant created;

    @Column
    private @Nullable Instant done;

    protected Upload() {}

    Upload(UUID id, UploadWish wish, Digest original, String actor, Instant created) {
        this.id = id;
        this.sku = wish.sku().value();
        this.altText = wish.altText();
        this.slot = wish.slot().label();
        this.platforms = wish.platforms().stream().map(Platform::id).collect(Collectors.joining(","));
        this.profile = wish.profile().orElse(null);
        this.original = original.hex();
        this.state = UploadState.WAITING;
        this.words = "";
        this.actor = actor;
        this.created = created;
    }

    public UUID id() {
        return id;
    }

    /** What is to be made. */
    public UploadWish wish() {
        return new UploadWish(
                new Sku(sku),
                altText,
                Slot.parse(slot),
                Arrays.stream(platforms.split(",")).map(Platform::new).toList(),
                Optional.ofNullable(profile));
    }

    /** Of the photograph. */
    public Digest original() {
        return new Digest(original);
    }

    public UploadState state() {
        return state;
    }

    /** Why nothing can be made of it; empty otherwise. */
    public String words() {
        return words;
    }

    /** How doubtful the cut-out is, as JSON; empty until it is done. */
    public Optional<String> evidence() {
        return Optional.ofNullable(evidence);
    }

    public String actor() {
        return actor;
    }

    public Instant created() {
        return created;
    }

    public Optional<Instant> done() {
        return Optional.ofNullable(done);
    }

    /** Whether the same was asked for. */
    boolean sameAs(UploadWish other, Digest photograph) {
        return wish().equals(other) && original().equals(photograph);
    }

    void made(String found, Instant now) {
        state = UploadState.DONE;
        evidence = found;
        done = now;
    }

    void refused(String why, Instant now) {
        state = UploadState.REFUSED;
        words = why;
        done = now;
    }
}
