package dev.packshot.engine.upload;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.Shot;
import dev.packshot.pipeline.stored.JudgementJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A picture of a finished set. */
@Entity
@Immutable
@Table(name = "upload_picture")
@IdClass(UploadPicture.Key.class)
public class UploadPicture {
    @Id
    private UUID upload;

    @Id
    private String platform;

    @Column
    private int position;

    @Column
    private String digest;

    @Column
    private String preview;

    @Column(name = "media_type")
    private String mediaType;

    @Column
    private int width;

    @Column
    private int height;

    @Column
    private long bytes;

    @Column
    private boolean compliant;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    private String report;

    /** What tells pictures apart. */
    public record Key(UUID upload, String platform) implements Serializable {}

    protected UploadPicture() {}

    UploadPicture(UUID upload, int position, Shot.Judged judged, Digest preview) {
        var rendition = judged.rendition();
        this.upload = upload;
        this.position = position;
        this.platform = rendition.spec().platform().id();
        this.digest = rendition.digest().hex();
        this.preview = preview.hex();
        this.mediaType = rendition.spec().format().name();
        this.width = rendition.size().width();
        this.height = rendition.size().height();
        this.bytes = rendition.bytes().length;
        this.compliant = judged.report().compliant();
        this.report = JudgementJson.text(judged.report());
    }

    /** Whose rules hold. */
    public String platform() {
        return platform;
    }

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

    /** Whether no blocking rule failed. */
    public boolean compliant() {
        return compliant;
    }

    /** The verdicts, JSON as docs/report.md says. */
    public String report() {
        return report;
    }
}
