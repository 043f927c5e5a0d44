package dev.packshot.pipeline.compose;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** Backdrop pictures brought to canvas size, the few last used ones kept. Usable from several threads. */
final class Backdrops {
    private static final int KEPT = 4;

    private record Key(Digest content, PixelSize canvas) {}

    private final Map<Key, byte[]> kept = new LinkedHashMap<>();

    /**
     * The picture's pixels, covering the canvas and centred: H×W×3 sRGB, not to be changed.
     *
     * @throws UncheckedIOException when the file is gone
     * @throws IllegalStateException when it has changed since the recipe was made
     * @throws dev.packshot.pipeline.vips.VipsException when it isn't a picture
     */
    synchronized byte[] covering(Backdrop.Picture picture, PixelSize canvas, PixelMemory memory) {
        Key key = new Key(picture.content(), canvas);
        byte[] pixels = kept.remove(key);
        if (pixels == null) {
            pixels = scaled(picture, canvas, memory);
        }
        kept.put(key, pixels);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return pixels;
    }

    private static byte[] scaled(Backdrop.Picture picture, PixelSize canvas, PixelMemory memory) {
        byte[] file;
        try {
            file = Files.readAllBytes(picture.file());
        } catch (IOException e) {
            throw new UncheckedIOException("The backdrop picture " + picture.file() + " can't be read", e);
        }
        if (!Digest.of(file).equals(picture.content())) {
            throw new IllegalStateException(
                    "The backdrop picture " + picture.file() + " has changed since the profile was read: start again");
        }
        try (Vips vips = Vips.open()) {
            VipsImage image = vips.operation("thumbnail_source")
                    .source(vips.source(file))
                    .with("width", canvas.width())
                    .with("height", canvas.height())
                    .with("crop", "centre")
                    .with("output-profile", "srgb")
                    .image();
            VipsImage opaque = image.bands() == 4
                    ? vips.operation("flatten")
                            .with("in", image)
                            .with("background", "255")
                            .image()
                    : image;
            VipsImage rgb = vips.operation("colourspace")
                    .with("in", opaque)
                    .with("space", "srgb")
                    .image();
            try (Raster raster = rgb.raster(memory)) {
                return raster.pixels().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
            }
        }
    }
}
