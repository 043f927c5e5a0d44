package dev.packshot.sandbox.shopify.picture;

import dev.packshot.catalog.PixelSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The header of a WebP (RFC 9649), which the JDK doesn't read. */
final class WebpHeader {
    private static final int LONGEST = 30;
    private static final int CHUNK = 20;
    private static final int FOURTEEN_BITS = 0x3FFF;
    private static final int TWENTY_FOUR_BITS = 0xFFFFFF;

    private WebpHeader() {}

    /** Size of the canvas; empty when it is no WebP. */
    static Optional<PixelSize> size(byte[] bytes) {
        if (bytes.length < LONGEST
                || !text(bytes, 0).equals("RIFF")
                || !text(bytes, 8).equals("WEBP")) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return switch (text(bytes, 12)) {
            // Lossy, 3.1.2 of RFC 6386 by way of section 2.5: behind the frame's tag and start code.
            case "VP8 " ->
                Optional.of(new PixelSize(
                        header.getShort(CHUNK + 6) & FOURTEEN_BITS, header.getShort(CHUNK + 8) & FOURTEEN_BITS));
            // Lossless, section 3.4: behind the signature, each less one.
            case "VP8L" -> {
                int bits = header.getInt(CHUNK + 1);
                yield Optional.of(new PixelSize((bits & FOURTEEN_BITS) + 1, (bits >> 14 & FOURTEEN_BITS) + 1));
            }
            // Extended, section 2.7: three bytes each, less one.
            case "VP8X" ->
                Optional.of(new PixelSize(
                        (header.getInt(CHUNK + 4) & TWENTY_FOUR_BITS) + 1,
                        (header.getInt(CHUNK + 6) >>> 8 & TWENTY_FOUR_BITS) + 1));
            default -> Optional.empty();
        };
    }

    private static String text(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.US_ASCII);
    }
}
