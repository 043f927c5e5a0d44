package dev.packshot.engine.studio;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Slot;
import dev.packshot.engine.json.Json;
import dev.packshot.pipeline.Rendered;
import dev.packshot.pipeline.inspect.ComplianceReport;
import dev.packshot.pipeline.stored.JudgementJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A finished file and the evidence on it. */
@Entity
@Table(name = "rendition")
public class StoredRendition {
    @Id
    UUID id;

    @Column
    UUID job;

    @Column
    String platform;

    @Column
    String slot;

    @Column
    String digest;

    @Column
    String preview;

    @Column(name = "media_type")
    String mediaType;

    @Column
    int width;

    @Column
    int height;

    @Column
    long bytes;

    @Column
    boolean enlarged;

    @Column
    boolean altered;

    @Column(name = "scale_set")
    @JdbcTypeCode(SqlTypes.JSON)
    String scaleSet;

    @Column
    @Nullable @JdbcTypeCode(SqlTypes.JSON)
    String report;

    @Column
    @Nullable Boolean compliant;

    @Column
    Instant made;

    @Column
    @Nullable Instant inspected;

    protected StoredRendition() {}

    StoredRendition(UUID id, ImageJob job, Rendered rendered, Digest preview, List<PixelSize> scaleSet, Instant now) {
        var rendition = rendered.rendition();
        this.id = id;
        this.job = job.id();
        this.platform = rendition.spec().platform().id();
        this.slot = job.slot().label();
        this.digest = rendition.digest().hex();
        this.preview = preview.hex();
        this.mediaType = rendition.spec().format().name();
        this.width = rendition.size().width();
        this.height = rendition.size().height();
        this.bytes = rendition.bytes().length;
        this.enlarged = rendered.enlarged();
        this.altered = rendered.altered();
        this.scaleSet = Json.write(scaleSet);
        this.made = now;
    }

    void inspected(ComplianceReport outcome, Instant now) {
        report = JudgementJson.text(outcome);
        compliant = outcome.compliant();
        inspected = now;
    }

    public UUID id() {
        return id;
    }

    public UUID job() {
        return job;
    }

    public Platform platform() {
        return new Platform(platform);
    }

    public Slot slot() {
        return Slot.parse(slot);
    }

    /** Of the file. */
    public Digest digest() {
        return new Digest(digest);
    }

    /** Of the small JPEG for people. */
    public Digest preview() {
        return new Digest(preview);
    }

    public MediaType type() {
        return MediaType.valueOf(mediaType);
    }

    public PixelSize size() {
        return new PixelSize(width, height);
    }

    /** Size of the file. */
    public long bytes() {
        return bytes;
    }

    /** Whether the product was enlarged beyond the photograph's resolution. */
    public boolean enlarged() {
        return enlarged;
    }

    /** Whether light or colour was changed on purpose. */
    public boolean altered() {
        return altered;
    }

    /** Sizes of the products that share its scale; empty when it has a scale of its own. */
    List<PixelSize> scaleSet() {
        return Json.read(scaleSet, new TypeReference<List<PixelSize>>() {});
    }

    /** The verdicts on exactly these bytes, once inspected. */
    public Optional<ComplianceReport> report() {
        return Optional.ofNullable(report).map(JudgementJson::report);
    }

    /** Whether no blocking rule failed; empty until inspected. */
    public Optional<Boolean> compliant() {
        return Optional.ofNullable(compliant);
    }

    public Instant made() {
        return made;
    }
}
