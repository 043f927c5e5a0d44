package dev.packshot.engine.upload;

import dev.packshot.engine.media.MediaStore;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a finished set: a folder for each platform with the picture and its report. The same set gives the same bytes. */
@Singleton
public final class PictureSet {
    private final MediaStore store;

    PictureSet(MediaStore store) {
        this.store = store;
    }

    /**
     * A ZIP file, whole: a damaged picture is found before the first byte goes out.
     *
     * @throws dev.packshot.engine.media.MediaMissing when a picture was let go meanwhile
     */
    public byte[] zip(Upload upload, List<UploadPicture> pictures) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            // Pictures don't get smaller.
            zip.setLevel(Deflater.NO_COMPRESSION);
            String sku = upload.wish().sku().pathSegment();
            String slot = upload.wish().slot().label();
            for (UploadPicture picture : pictures) {
                String name = "%s/%s_%s".formatted(picture.platform(), sku, slot);
                add(zip, upload, name + "." + picture.type().extension(), store.read(picture.digest()));
                add(zip, upload, name + ".report.json", picture.report().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing is written to but memory", e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, Upload upload, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(upload.created()));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
