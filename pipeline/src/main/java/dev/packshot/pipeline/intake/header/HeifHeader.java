package dev.packshot.pipeline.intake.header;

import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.header.HeifBoxes.Box;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Size of the primary picture of a HEIF file, AVIF or HEIC, held against what its coded items claim themselves. */
final class HeifHeader {
    /** Planes of the codec, its references and the converted colours; measured with libheif 1.23 on 12 and 45 MP. */
    private static final int AV1_BYTES_PER_PIXEL = 16;

    /** The same for libde265, measured with libheif 1.15 on 22 MP. */
    private static final int HEVC_BYTES_PER_PIXEL = 6;

    /** SMPTE EG 432-1 in ITU-T H.273, table 2. */
    private static final int P3_PRIMARIES = 12;

    /** Codecs work in blocks, so that a coded picture may be a little larger than it is shown. */
    private static final int BLOCK = 128;

    private final HeifBoxes boxes;
    private final FileBytes file;

    HeifHeader(byte[] bytes) {
        this.boxes = new HeifBoxes(bytes);
        this.file = boxes.file();
    }

    Header read(MediaType type) {
        Map<Long, List<Box>> properties = boxes.properties();
        Map<Long, byte[]> data = boxes.data();
        List<Box> own = properties.getOrDefault(boxes.primary(), List.of());
        PixelSize size = declared(own);
        long largest = size.pixels();
        for (Map.Entry<Long, String> item : boxes.codecs().entrySet()) {
            if (!item.getValue().equals("av01") && !item.getValue().equals("hvc1")) {
                continue;
            }
            List<Box> about = properties.getOrDefault(item.getKey(), List.of());
            PixelSize declared = declared(about);
            PixelSize coded = coded(item.getValue(), about, data.getOrDefault(item.getKey(), new byte[0]));
            if (coded.width() > declared.width() + BLOCK || coded.height() > declared.height() + BLOCK) {
                throw new BrokenHeader("Its container says %s, its picture %s.".formatted(declared, coded));
            }
            largest = Math.max(largest, declared.pixels());
        }
        int perPixel = type == MediaType.AVIF ? AV1_BYTES_PER_PIXEL : HEVC_BYTES_PER_PIXEL;
        return new Header(type, size, 1, largest * perPixel, Header.Alpha.TRANSPARENCY, displayP3(own));
    }

    private PixelSize declared(List<Box> properties) {
        @Nullable PixelSize size = null;
        for (Box box : properties) {
            if (box.type().equals("ispe") && size == null) {
                size = Header.size(file.u32(box.body() + 4), file.u32(box.body() + 8));
            }
        }
        if (size == null) {
            throw new BrokenHeader("One of its pictures has no size.");
        }
        return size;
    }

    private PixelSize coded(String codec, List<Box> properties, byte[] item) {
        if (codec.equals("av01")) {
            return CodedSize.av1(item);
        }
        for (Box box : properties) {
            if (box.type().equals("hvcC")) {
                byte[] configuration = boxes.contents(box);
                PixelSize outside = CodedSize.hevcConfiguration(configuration);
                PixelSize inside = CodedSize.hevc(item, (configuration[21] & 3) + 1);
                return outside.pixels() >= inside.pixels() ? outside : inside;
            }
        }
        throw new BrokenHeader("It lacks its codec's parameters.");
    }

    private boolean displayP3(List<Box> properties) {
        for (Box box : properties) {
            if (box.type().equals("colr") && file.code(box.body()).equals("nclx")) {
                return file.u16(box.body() + 4) == P3_PRIMARIES;
            }
        }
        return false;
    }
}
