package dev.packshot.pipeline.intake.header;

import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The first directory of a TIFF (TIFF 6.0, section 2) and the number of directories after it. */
final class TiffHeader {
    private static final int WIDTH = 256;
    private static final int LENGTH = 257;
    private static final int BITS = 258;
    private static final int SAMPLES = 277;
    private static final int ROWS_PER_STRIP = 278;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_LENGTH = 323;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SUB_DIRECTORIES = 330;
    private static final int REDUCED = 254;
    private static final int DNG_VERSION = 50706;

    private final FileBytes file;
    private final boolean little;

    TiffHeader(FileBytes file) {
        this.file = file;
        this.little = file.u8(0) == 'I';
    }

    Header read(int enough) {
        long first = u32(4);
        Map<Integer, Long> tags = directory(first);
        if (tags.containsKey(DNG_VERSION) || (tags.containsKey(SUB_DIRECTORIES) && (tag(tags, REDUCED, 0) & 1) == 1)) {
            throw new BrokenHeader("It is a camera's raw file with a small preview.");
        }
        PixelSize size = Header.size(tag(tags, WIDTH, 0), tag(tags, LENGTH, 0));
        long bytes = Math.max(1, tag(tags, SAMPLES, 1)) * Math.max(1, (tag(tags, BITS, 8) + 7) / 8);
        // Of the two kinds of transparency, decoders make the unmultiplied one.
        Header.Alpha alpha = tag(tags, EXTRA_SAMPLES, 2) == 0 ? Header.Alpha.FOREIGN : Header.Alpha.TRANSPARENCY;
        return new Header(MediaType.TIFF, size, pages(first, enough), block(tags, size) * bytes, alpha, false);
    }

    /** Pixels of the largest piece that is decoded at once. */
    private static long block(Map<Integer, Long> tags, PixelSize size) {
        if (tags.containsKey(TILE_WIDTH)) {
            long wide = tag(tags, TILE_WIDTH, 0);
            long high = tag(tags, TILE_LENGTH, 0);
            if (wide < 1 || high < 1 || wide > 1 << 16 || high > 1 << 16) {
                throw new BrokenHeader("Its tiles are %d × %d px.".formatted(wide, high));
            }
            // Two rows of tiles are kept, because reading goes row by row.
            return 2 * high * ((size.width() + wide - 1) / wide * wide);
        }
        return Math.min(size.height(), Math.max(1, tag(tags, ROWS_PER_STRIP, size.height()))) * size.width();
    }

    private int pages(long first, int enough) {
        Set<Long> seen = new HashSet<>();
        long at = first;
        while (at != 0 && seen.size() < enough) {
            if (!seen.add(at)) {
                throw new BrokenHeader("Its directories go round in a circle.");
            }
            at = u32(at + 2 + 12L * u16(at));
        }
        return seen.size();
    }

    private Map<Integer, Long> directory(long at) {
        Map<Integer, Long> tags = new TreeMap<>();
        int entries = u16(at);
        for (int i = 0; i < entries; i++) {
            long entry = at + 2 + 12L * i;
            tags.putIfAbsent(u16(entry), value(entry));
        }
        return tags;
    }

    /** First value of an entry: bytes and shorts stand at its start, longer lists behind an offset. */
    private long value(long entry) {
        int type = u16(entry + 2);
        long count = u32(entry + 4);
        return switch (type) {
            case 1 -> file.u8(count <= 4 ? entry + 8 : u32(entry + 8));
            case 3 -> u16(count <= 2 ? entry + 8 : u32(entry + 8));
            case 4, 13 -> count <= 1 ? u32(entry + 8) : u32(u32(entry + 8));
            default -> 0;
        };
    }

    private static long tag(Map<Integer, Long> tags, int tag, long otherwise) {
        return tags.getOrDefault(tag, otherwise);
    }

    private int u16(long at) {
        return little ? file.u16le(at) : file.u16(at);
    }

    private long u32(long at) {
        return little ? file.u32le(at) : file.u32(at);
    }
}
