package dev.packshot.pipeline.intake.header;

import dev.packshot.catalog.MediaType;

/** Reads headers by type. */
public final class HeaderReader {
    private HeaderReader() {}

    /**
     * Reads the header.
     *
     * @param type by content
     * @param file the whole file
     * @param enoughFrames where counting frames ends
     * @throws BrokenHeader when there is no use in a decoder trying
     */
    public static Header read(MediaType type, byte[] file, int enoughFrames) {
        var bytes = new FileBytes(file);
        return switch (type) {
            case JPEG -> JpegHeader.read(bytes);
            case PNG -> PngHeader.read(bytes);
            case GIF -> GifHeader.read(bytes, enoughFrames);
            case WEBP -> WebpHeader.read(bytes, enoughFrames);
            case TIFF -> new TiffHeader(bytes).read(enoughFrames);
            case AVIF, HEIC -> new HeifHeader(file).read(type);
        };
    }
}
