package dev.packshot.pipeline.intake;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;
import dev.packshot.pipeline.vips.VipsOperation;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One small generated picture in every format that is taken in. */
public final class SamplePictures {
    public static final PixelSize SIZE = new PixelSize(160, 120);

    /** 96×64: red, green and blue blocks on grey; HEVC can't be encoded here. */
    private static final String HEIC = """
            AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUJtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA
            AAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFmAAEAAAAAAAAAmAAAACNpaW5mAAAA
            AAABAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAwmlwcnAAAACkaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34
            +AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoDCBBZbqSSmu
            bgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAGAAAABAAAAAEHBpeGkAAAAAAwgICAAA
            ABZpcG1hAAAAAAAAAAEAAQOBAoMAAACgbWRhdAAAAJQoAa8J4BVdP//wT7/+/w0PtIbeKrvym8rd1c12vR/8W7Kf
            Kd5lVJf/42qID2xMv/M/PY/TA2//kVluLte341wXN9aR+nW8a//Y3/5qqMuEAfKufziKiVpO02c+7ODlYJrqH/1o
            K77yMv3ltthOUyNMDW4SODH//3mn/uJ+7EDKtw4vsi6Lt/iUqHraY1sIjWPnWCao""";

    private SamplePictures() {}

    /** Files by name, in a fixed order. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("plain.jpg", encoded("jpegsave_target", o -> o.with("Q", 90)));
        files.put("progressive.jpg", encoded("jpegsave_target", o -> o.with("Q", 90)
                .with("interlace", true)));
        files.put("cmyk.jpg", cmyk("jpegsave_target"));
        files.put("plain.png", encoded("pngsave_target", o -> o));
        files.put("interlaced.png", encoded("pngsave_target", o -> o.with("interlace", true)));
        files.put("palette.png", encoded("pngsave_target", o -> o.with("palette", true)));
        files.put("sixteen.png", encoded("pngsave_target", o -> o.with("bitdepth", 16)));
        files.put("strips.tif", encoded("tiffsave_target", o -> o.with("compression", "lzw")));
        files.put("tiles.tif", encoded("tiffsave_target", o -> o.with("compression", "deflate")
                .with("tile", true)));
        files.put("cmyk.tif", cmyk("tiffsave_target"));
        files.put("lossy.webp", encoded("webpsave_target", o -> o.with("Q", 90)));
        files.put("lossless.webp", encoded("webpsave_target", o -> o.with("lossless", true)));
        files.put("plain.avif", encoded("heifsave_target", o -> o.with("compression", "av1")
                .with("effort", 0)));
        files.put("plain.gif", encoded("gifsave_target", o -> o));
        return files;
    }

    /** A HEIC file of 96×64 px. */
    public static byte[] heic() {
        return Base64.getMimeDecoder().decode(HEIC);
    }

    /** The picture itself: slopes with four coloured corners. */
    public static Raster picture(PixelMemory memory) {
        Raster picture = memory.allocate(SIZE, 3);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                boolean left = x < 40;
                boolean right = x >= SIZE.width() - 40;
                boolean top = y < 30;
                boolean bottom = y >= SIZE.height() - 30;
                picture.sample(x, y, 0, left && top ? 220 : right && bottom ? 200 : 60 + x / 2);
                picture.sample(x, y, 1, right && top ? 180 : right && bottom ? 190 : 70 + y / 2);
                picture.sample(x, y, 2, left && bottom ? 210 : 80 + (x + y) / 4);
            }
        }
        return picture;
    }

    /** The picture, saved. */
    public static byte[] encoded(String saver, UnaryOperator<VipsOperation> options) {
        try (var memory = new PixelMemory(1 << 20);
                Vips vips = Vips.open()) {
            VipsImage image = vips.operation("copy")
                    .with("in", vips.image(picture(memory)))
                    .with("interpretation", "srgb")
                    .image();
            return options.apply(vips.operation(saver).with("in", image)).encode();
        }
    }

    private static byte[] cmyk(String saver) {
        try (var memory = new PixelMemory(1 << 20);
                Vips vips = Vips.open()) {
            VipsImage image = vips.operation("icc_transform")
                    .with("in", vips.image(picture(memory)))
                    .with("input-profile", "srgb")
                    .with("output-profile", "cmyk")
                    .image();
            return vips.operation(saver).with("in", image).encode();
        }
    }
}
