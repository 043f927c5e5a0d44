package dev.packshot.sandbox.shopify.picture;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.sandbox.shopify.picture.PictureProblem.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Looks at the header of a picture, as far as Shopify's published limits need it. */
public final class Inspection {
    /** Most bytes of a picture: what the policy of a staged upload allows. */
    public static final int MOST_BYTES = 20 << 20;

    /** Most pixels of a picture, by Shopify's help centre. */
    public static final long MOST_PIXELS = 25_000_000;

    private static final Map<String, MediaType> TYPES =
            Map.of("jpeg", MediaType.JPEG, "png", MediaType.PNG, "gif", MediaType.GIF);

    private Inspection() {}

    /** Looks at what was fetched; empty when nothing could be. */
    public static Inspected of(Optional<byte[]> fetched) {
        if (fetched.isEmpty()) {
            return refused(Code.IMAGE_DOWNLOAD_FAILURE, "Nothing could be fetched from the source");
        }
        byte[] bytes = fetched.get();
        if (bytes.length > MOST_BYTES) {
            return refused(Code.INVALID_IMAGE_FILE_SIZE, "The file holds more than 20 MB");
        }
        Optional<PixelSize> webp = WebpHeader.size(bytes);
        if (webp.isPresent()) {
            return taken(bytes, MediaType.WEBP, webp.get());
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                Optional<MediaType> type =
                        Optional.ofNullable(TYPES.get(reader.getFormatName().toLowerCase(Locale.ROOT)));
                if (type.isPresent()) {
                    return measured(reader, in, bytes, type.get());
                }
            }
            return refused(Code.UNSUPPORTED_IMAGE_FILE_TYPE, "The file is no picture of a known type");
        } catch (IOException e) {
            return refused(Code.IMAGE_PROCESSING_FAILURE, "The picture can't be read");
        }
    }

    private static Inspected measured(ImageReader reader, ImageInputStream in, byte[] bytes, MediaType type)
            throws IOException {
        try {
            reader.setInput(in);
            return taken(bytes, type, new PixelSize(reader.getWidth(0), reader.getHeight(0)));
        } finally {
            reader.dispose();
        }
    }

    private static Inspected taken(byte[] bytes, MediaType type, PixelSize size) {
        return size.pixels() > MOST_PIXELS
                ? refused(Code.INVALID_IMAGE_RESOLUTION, "The picture has more than 25 megapixels")
                : new Inspected.Taken(new Picture(bytes, Digest.of(bytes), type, size));
    }

    private static Inspected refused(Code code, String message) {
        return new Inspected.Refused(new PictureProblem(code, message));
    }
}
