package dev.packshot.pipeline.intake.header;

import dev.packshot.catalog.MediaType;

/** Markers of a JPEG up to its first scan (ITU-T T.81, annex B). */
final class JpegHeader {
    private static final int BYTES_PER_COEFFICIENT = 2;

    private JpegHeader() {}

    static Header read(FileBytes file) {
        long at = 2;
        while (true) {
            if (file.u8(at) != 0xFF) {
                throw new BrokenHeader("Its markers are out of step.");
            }
            int marker = file.u8(at + 1);
            if (marker == 0xFF) {
                at++;
            } else if (isFrame(marker)) {
                return frame(file, at);
            } else if (marker == 0xD9 || marker == 0xDA) {
                throw new BrokenHeader("It has no frame header.");
            } else if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
                at += 2;
            } else {
                at += 2 + Math.max(2, file.u16(at + 2));
            }
        }
    }

    /** SOF0 to SOF15 without DHT, JPG and DAC, which share the range. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static Header frame(FileBytes file, long at) {
        int marker = file.u8(at + 1);
        int height = file.u16(at + 5);
        int width = file.u16(at + 7);
        int components = file.u8(at + 9);
        if (components < 1 || components > 4) {
            throw new BrokenHeader("It has %d colour components.".formatted(components));
        }
        int widest = 1;
        int highest = 1;
        long samples = 0;
        for (int c = 0; c < components; c++) {
            int factors = file.u8(at + 11 + 3L * c);
            widest = Math.max(widest, factors >> 4);
            highest = Math.max(highest, factors & 15);
            samples += (long) (factors >> 4) * (factors & 15);
        }
        long after = at + 2 + Math.max(2, file.u16(at + 2));
        Scans scans = scans(file, after, components);
        boolean progressive = (marker & 3) == 2;
        // A decoder that meets the colours in several scans keeps all coefficients of the picture.
        boolean buffered = progressive || scans.splitsColours();
        long coefficients = (long) width * height * samples / ((long) widest * highest);
        if (scans.count() > MOST_SCANS) {
            throw new BrokenHeader("It repaints itself in %d scans.".formatted(scans.count()));
        }
        return Header.of(MediaType.JPEG, width, height, 1, buffered ? coefficients * BYTES_PER_COEFFICIENT : 0);
    }

    /** Ordinary progressive files have about 10; each costs a pass over the whole picture. */
    private static final int MOST_SCANS = 100;

    private record Scans(int count, boolean splitsColours) {}

    private static Scans scans(FileBytes file, long from, int components) {
        int count = 0;
        boolean split = false;
        for (long at = from; at + 4 < file.length(); at++) {
            if (file.u8(at) != 0xFF) {
                continue;
            }
            int marker = file.u8(at + 1);
            if (marker == 0xD9) {
                break;
            }
            if (marker == 0xDA) {
                count++;
                split |= file.u8(at + 4) < components;
            }
            if (marker != 0x00 && marker != 0xFF && (marker < 0xD0 || marker > 0xD7)) {
                at += 1 + file.u16(at + 2);
            }
        }
        return new Scans(count, split);
    }
}
