package dev.packshot.pipeline.render.jpeg;

import java.nio.charset.StandardCharsets;

/**
 * An application data segment (ITU-T T.81 B.2.4.6) that is carried in a JPEG file beside its picture.
 *
 * @param marker second byte of the marker: 0xE1 (APP1) to 0xEF (APP15); APP0 belongs to the encoder
 * @param payload what follows the length field, at most 65,533 bytes; not to be changed afterwards
 */
public record ApplicationSegment(int marker, byte[] payload) {
    private static final int MOST_BYTES = 0xFFFF - 2;

    public ApplicationSegment {
        if (marker < 0xE1 || marker > 0xEF) {
            throw new IllegalArgumentException("APP1 to APP15 wanted, but was 0x%X".formatted(marker));
        }
        if (payload.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "A segment holds %,d bytes at most, but %,d were given".formatted(MOST_BYTES, payload.length));
        }
    }

    /**
     * XMP in APP1 (ISO 16684-1, XMP part 3, 1.1.3).
     *
     * @param packet the serialised packet in UTF-8, at most 65,504 bytes
     */
    public static ApplicationSegment xmp(byte[] packet) {
        return new ApplicationSegment(0xE1, named("http://ns.adobe.com/xap/1.0/\0", packet));
    }

    /**
     * An ICC profile in one APP2 (ICC.1:2022 B.4).
     *
     * @param profile the profile, at most 65,519 bytes
     */
    public static ApplicationSegment icc(byte[] profile) {
        return new ApplicationSegment(0xE2, named("ICC_PROFILE\0\1\1", profile));
    }

    private static byte[] named(String name, byte[] data) {
        byte[] head = name.getBytes(StandardCharsets.ISO_8859_1);
        byte[] payload = new byte[head.length + data.length];
        System.arraycopy(head, 0, payload, 0, head.length);
        System.arraycopy(data, 0, payload, head.length, data.length);
        return payload;
    }
}
