package dev.packshot.engine.studio;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.stored.JudgementJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A product freed from its ground, or why it can't be: once for each original, network and build. */
@Entity
@Table(name = "cutout")
public class StoredCutout {
    @Id
    String key;

    @Column
    String original;

    @Column
    String model;

    @Column
    @Nullable String refusal;

    @Column
    @Nullable String stored;

    @Column
    @Nullable String before;

    @Column
    @Nullable String mask;

    @Column(name = "media_type")
    @Nullable String mediaType;

    @Column
    @Nullable Integer width;

    @Column
    @Nullable Integer height;

    @Column(name = "product_width")
    @Nullable Integer productWidth;

    @Column(name = "product_height")
    @Nullable Integer productHeight;

    @Column(name = "source_type")
    @Nullable String sourceType;

    @Column
    @Nullable Double uncertainty;

    @Column
    @Nullable @JdbcTypeCode(SqlTypes.JSON)
    String evidence;

    @Column
    Instant made;

    /** Why there is none, for the merchant; empty when there is one. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Digest of its bytes. */
    public Digest stored() {
        return new Digest(Objects.requireNonNull(stored, "a refused original has no cut-out"));
    }

    /** Digest of the small JPEG of the photograph. */
    public Digest before() {
        return new Digest(Objects.requireNonNull(before));
    }

    /** Digest of the matte as grey PNG. */
    public Digest mask() {
        return new Digest(Objects.requireNonNull(mask));
    }

    /** Size of the product's box in pixels of the upright photograph; empty without a product. */
    public Optional<PixelSize> product() {
        return productWidth == null || productHeight == null
                ? Optional.empty()
                : Optional.of(new PixelSize(productWidth, productHeight));
    }

    /** The photograph's own IPTC digital source type. */
    public Optional<String> sourceType() {
        return Optional.ofNullable(sourceType);
    }

    /** Id of the network that found the product. */
    public String model() {
        return model;
    }

    /** What was found out about photograph and cut-out. */
    public CutoutEvidence evidence() {
        return CutoutEvidence.parse(Objects.requireNonNull(evidence));
    }

    /** How doubtful it is. */
    public Uncertainty uncertainty() {
        return JudgementJson.uncertainty(evidence().uncertainty());
    }
}
