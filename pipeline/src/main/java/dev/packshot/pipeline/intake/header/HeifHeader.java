package dev.packshot.pipeline.intake.header;

import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Size of the primary picture of a HEIF file, AVIF or HEIC (ISO/IEC 23008-12, section 6; boxes: ISO/IEC 14496-12). */
final class HeifHeader {
    /** Planes of the codec, its reference and the converted colours; measured on 8- and 10-bit files. */
    private static final int BYTES_PER_PIXEL = 10;

    /** A 48 MP telephone picture has about 200 tiles. */
    private static final int MOST_ITEMS = 2_000;

    /** SMPTE EG 432-1 in ITU-T H.273, table 2. */
    private static final int P3_PRIMARIES = 12;

    private final FileBytes file;

    HeifHeader(FileBytes file) {
        this.file = file;
    }

    private record Box(String type, long body, long end) {}

    Header read(MediaType type) {
        Box meta = only("meta", children(0, file.length()));
        List<Box> parts = children(meta.body() + 4, meta.end());
        Box primary = only("pitm", parts);
        long id = file.number(primary.body() + 4, file.u8(primary.body()) == 0 ? 2 : 4);
        List<Box> properties =
                children(only("iprp", parts).body(), only("iprp", parts).end());
        Box container = only("ipco", properties);
        List<Box> values = children(container.body(), container.end());
        @Nullable PixelSize size = null;
        boolean displayP3 = false;
        for (int index : associations(properties).getOrDefault(id, List.of())) {
            if (index < 1 || index > values.size()) {
                continue;
            }
            Box value = values.get(index - 1);
            if (value.type().equals("ispe")) {
                size = Header.size(file.u32(value.body() + 4), file.u32(value.body() + 8));
            }
            if (value.type().equals("colr") && file.code(value.body()).equals("nclx")) {
                displayP3 = file.u16(value.body() + 4) == P3_PRIMARIES;
            }
        }
        if (size == null) {
            throw new BrokenHeader("Its main picture has no size.");
        }
        return new Header(type, size, 1, size.pixels() * BYTES_PER_PIXEL, Header.Alpha.STRAIGHT, displayP3);
    }

    /** Which properties belong to which item ({@code ipma}); property numbers start at 1. */
    private Map<Long, List<Integer>> associations(List<Box> properties) {
        Map<Long, List<Integer>> found = new TreeMap<>();
        for (Box box : properties) {
            if (!box.type().equals("ipma")) {
                continue;
            }
            int idBytes = file.u8(box.body()) == 0 ? 2 : 4;
            int indexBytes = (file.u8(box.body() + 3) & 1) == 0 ? 1 : 2;
            long items = file.u32(box.body() + 4);
            long at = box.body() + 8;
            if (items > MOST_ITEMS) {
                throw new BrokenHeader("It claims to hold %d items.".formatted(items));
            }
            for (long i = 0; i < items; i++) {
                List<Integer> indices = new ArrayList<>();
                int count = file.u8(at + idBytes);
                for (int k = 0; k < count; k++) {
                    int mask = indexBytes == 1 ? 0x7F : 0x7FFF;
                    indices.add((int) file.number(at + idBytes + 1 + (long) k * indexBytes, indexBytes) & mask);
                }
                found.putIfAbsent(file.number(at, idBytes), indices);
                at += idBytes + 1 + (long) count * indexBytes;
            }
        }
        return found;
    }

    private static Box only(String type, List<Box> boxes) {
        for (Box box : boxes) {
            if (box.type().equals(type)) {
                return box;
            }
        }
        throw new BrokenHeader("It lacks its %s box.".formatted(type));
    }

    private List<Box> children(long from, long to) {
        List<Box> boxes = new ArrayList<>();
        long at = from;
        while (at + 8 <= to) {
            long length = file.u32(at);
            long head = 8;
            if (length == 1) {
                length = file.number(at + 8, 8);
                head = 16;
            } else if (length == 0) {
                length = to - at;
            }
            if (length < head || length > to - at) {
                // A last box that was cut off is the decoder's to refuse, when it needs it.
                length = to - at;
            }
            if (boxes.size() > MOST_ITEMS) {
                throw new BrokenHeader("It has too many boxes.");
            }
            boxes.add(new Box(file.code(at + 4), at + head, at + length));
            at += length;
        }
        return boxes;
    }
}
