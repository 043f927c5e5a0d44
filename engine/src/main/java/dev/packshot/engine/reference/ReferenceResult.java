package dev.packshot.engine.reference;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Platform;
import dev.packshot.engine.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a run made of one picture, and how far that lies from what was frozen. */
@Entity
@Immutable
@Table(name = "reference_result")
@IdClass(ReferenceResult.Key.class)
public class ReferenceResult {
    @Id
    UUID run;

    @Id
    int position;

    @Column
    String original;

    @Column
    @Nullable String refusal;

    @Column
    @Nullable String cutout;

    @Column
    @Nullable String mask;

    @Column
    @Nullable Double uncertainty;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    String renditions;

    @Column(name = "mask_iou")
    @Nullable Double maskIou;

    @Column(name = "colour_shift")
    @Nullable Double colourShift;

    @Column(name = "same_cutout")
    @Nullable Boolean sameCutout;

    @Column(name = "same_renditions")
    @Nullable Boolean sameRenditions;

    @Column
    Instant made;

    /** What tells results apart. */
    public record Key(UUID run, int position) implements Serializable {}

    /**
     * A rendition for the main slot of a platform.
     *
     * @param compliant whether no blocking rule failed
     * @param fidelity mean ΔE2000 between the product's pixels and the photograph's
     * @param fill longer side of the product over the canvas side, 0..1
     */
    public record Rendition(Platform platform, Digest digest, boolean compliant, double fidelity, double fill) {}

    protected ReferenceResult() {}

    ReferenceResult(UUID run, int position, Digest original, Instant made) {
        this.run = run;
        this.position = position;
        this.original = original.hex();
        this.renditions = "[]";
        this.made = made;
    }

    /** Its place in the set, from 0. */
    public int position() {
        return position;
    }

    public Digest original() {
        return new Digest(original);
    }

    /** Why nothing could be made of it; empty otherwise. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Digest of the cut-out's bytes. */
    public Optional<Digest> cutout() {
        return Optional.ofNullable(cutout).map(Digest::new);
    }

    /** Digest of the matte, which the media store holds. */
    public Optional<Digest> mask() {
        return Optional.ofNullable(mask).map(Digest::new);
    }

    /** Probability that the matte is bad, 0..1; −1 when it can't be told. */
    public Optional<Double> uncertainty() {
        return Optional.ofNullable(uncertainty);
    }

    /** One for each platform of the set; the media store holds their bytes. */
    public List<Rendition> renditions() {
        return Json.read(renditions, new TypeReference<List<Rendition>>() {});
    }

    /** Whether each rendition breaks no blocking rule; false when there is none. */
    public boolean compliant() {
        List<Rendition> made = renditions();
        return !made.isEmpty() && made.stream().allMatch(Rendition::compliant);
    }

    /** Overlap with the frozen matte, 0..1; empty where either run has none. */
    public Optional<Double> maskIou() {
        return Optional.ofNullable(maskIou);
    }

    /** Greatest mean ΔE2000 from a frozen rendition of the same size; empty where there is none. */
    public Optional<Double> colourShift() {
        return Optional.ofNullable(colourShift);
    }

    /** Whether the cut-out has the frozen bytes; empty in the run that froze it. */
    public Optional<Boolean> sameCutout() {
        return Optional.ofNullable(sameCutout);
    }

    /** Whether all renditions have the frozen bytes; empty in the run that froze it. */
    public Optional<Boolean> sameRenditions() {
        return Optional.ofNullable(sameRenditions);
    }
}
