package dev.packshot.connector.tck.bench;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.connector.PictureFile;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.imageio.ImageIO;

/**
 * A small JPEG that looks unlike every other one.
 *
 * @param bytes of the file
 * @param links where it can be fetched, by its digest
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by digest.
public record TestPicture(byte[] bytes, Function<Digest, URI> links) implements PictureFile {
    private static final int SIDE = 64;
    private static final int CELLS = 4;
    private static final Map<Integer, byte[]> MADE = new ConcurrentHashMap<>();

    /** The bytes of a picture: the same for the same number. */
    static byte[] jpeg(int number) {
        return MADE.computeIfAbsent(number, TestPicture::encode);
    }

    @Override
    public Digest digest() {
        return Digest.of(bytes);
    }

    @Override
    public MediaType type() {
        return MediaType.JPEG;
    }

    @Override
    public PixelSize size() {
        return PixelSize.square(SIDE);
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public URI link() {
        return links.apply(digest());
    }

    /** The number's bits as black and white cells: far apart also for those who compare by look. */
    private static byte[] encode(int number) {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        int cell = SIDE / CELLS;
        for (int bit = 0; bit < CELLS * CELLS; bit++) {
            pen.setColor((number >> bit & 1) == 1 ? Color.WHITE : Color.BLACK);
            pen.fillRect(bit % CELLS * cell, bit / CELLS * cell, cell, cell);
        }
        pen.dispose();
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.setUseCache(false);
            ImageIO.write(image, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
