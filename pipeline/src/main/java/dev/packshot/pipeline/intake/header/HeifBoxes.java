package dev.packshot.pipeline.intake.header;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of a HEIF file's {@code meta} box (ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12, 9.3). */
final class HeifBoxes {
    /** A 48 MP telephone picture has about 200 tiles. */
    static final int MOST_ITEMS = 2_000;

    private static final int FROM_FILE = 0;
    private static final int FROM_BOX = 1;

    private final byte[] bytes;
    private final FileBytes file;
    private final List<Box> parts;

    HeifBoxes(byte[] bytes) {
        this.bytes = bytes;
        this.file = new FileBytes(bytes);
        Box meta = only("meta", children(0, file.length()));
        this.parts = children(meta.body() + 4, meta.end());
    }

    /** A box: its type, where its contents start and where they end. */
    record Box(String type, long body, long end) {}

    long primary() {
        Box box = only("pitm", parts);
        return file.number(box.body() + 4, file.u8(box.body()) == 0 ? 2 : 4);
    }

    /** Codec of each item, such as {@code av01}. */
    Map<Long, String> codecs() {
        Map<Long, String> codecs = new TreeMap<>();
        Box box = only("iinf", parts);
        for (Box entry : children(box.body() + (file.u8(box.body()) == 0 ? 6 : 8), box.end())) {
            int version = file.u8(entry.body());
            if (entry.type().equals("infe") && version >= 2) {
                int idBytes = version == 2 ? 2 : 4;
                codecs.putIfAbsent(file.number(entry.body() + 4, idBytes), file.code(entry.body() + 6 + idBytes));
            }
        }
        return codecs;
    }

    /** Property boxes of each item, in order. */
    Map<Long, List<Box>> properties() {
        Box box = only("iprp", parts);
        List<Box> inside = children(box.body(), box.end());
        Box container = only("ipco", inside);
        List<Box> values = children(container.body(), container.end());
        Map<Long, List<Box>> found = new TreeMap<>();
        for (Box table : inside) {
            if (table.type().equals("ipma")) {
                associate(table, values, found);
            }
        }
        return found;
    }

    private void associate(Box table, List<Box> values, Map<Long, List<Box>> found) {
        int idBytes = file.u8(table.body()) == 0 ? 2 : 4;
        int indexBytes = (file.u8(table.body() + 3) & 1) == 0 ? 1 : 2;
        long items = within(file.u32(table.body() + 4));
        long at = table.body() + 8;
        for (long i = 0; i < items; i++) {
            List<Box> own = found.computeIfAbsent(file.number(at, idBytes), id -> new ArrayList<>());
            int count = file.u8(at + idBytes);
            for (int k = 0; k < count; k++) {
                int mask = indexBytes == 1 ? 0x7F : 0x7FFF;
                int index = (int) file.number(at + idBytes + 1 + (long) k * indexBytes, indexBytes) & mask;
                if (index >= 1 && index <= values.size()) {
                    own.add(values.get(index - 1));
                }
            }
            at += idBytes + 1 + (long) count * indexBytes;
        }
    }

    /** Coded bytes of each item ({@code iloc}). */
    Map<Long, byte[]> data() {
        Map<Long, byte[]> data = new TreeMap<>();
        Box box = only("iloc", parts);
        int version = file.u8(box.body());
        int sizes = file.u16(box.body() + 4);
        int idBytes = version < 2 ? 2 : 4;
        long at = box.body() + 6;
        long items = within(file.number(at, idBytes));
        at += idBytes;
        long budget = file.length();
        for (long i = 0; i < items; i++) {
            long id = file.number(at, idBytes);
            at += idBytes;
            int method = version == 0 ? FROM_FILE : file.u16(at) & 15;
            at += version == 0 ? 2 : 4;
            long base = file.number(at, sizes >> 4 & 15);
            at += sizes >> 4 & 15;
            int extents = file.u16(at);
            at += 2;
            var out = new ByteArrayOutputStream();
            for (int e = 0; e < extents; e++) {
                at += version == 0 ? 0 : sizes & 15;
                long offset = base + file.number(at, sizes >> 12);
                at += sizes >> 12;
                long length = file.number(at, sizes >> 8 & 15);
                at += sizes >> 8 & 15;
                budget -= copy(method, offset, length, out);
                if (budget < 0) {
                    throw new BrokenHeader("Its items lie over each other.");
                }
            }
            data.putIfAbsent(id, out.toByteArray());
        }
        return data;
    }

    private long copy(int method, long offset, long length, ByteArrayOutputStream out) {
        long start = method == FROM_BOX ? only("idat", parts).body() + offset : offset;
        if (method > FROM_BOX || offset < 0 || start < 0 || start > bytes.length) {
            throw new BrokenHeader("Its items lie outside of it.");
        }
        long count = length == 0 ? bytes.length - start : length;
        if (count < 0 || count > bytes.length - start) {
            throw new BrokenHeader("It is cut off.");
        }
        out.write(bytes, (int) start, (int) count);
        return count;
    }

    byte[] contents(Box box) {
        return java.util.Arrays.copyOfRange(bytes, (int) box.body(), (int) box.end());
    }

    FileBytes file() {
        return file;
    }

    private static long within(long items) {
        if (items > MOST_ITEMS) {
            throw new BrokenHeader("It claims to hold %d items.".formatted(items));
        }
        return items;
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
                throw new BrokenHeader("Its boxes don't fit into each other.");
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
