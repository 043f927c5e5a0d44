package dev.packshot.pipeline.render.jpeg;

import dev.packshot.pipeline.raster.Raster;
import java.util.List;

/**
 * A JPEG encoder for products on a white ground: every pixel of the ground that is exactly 255, 255, 255 is so again
 * after decoding, also next to the product, where ordinary encoders leave 252 to 254.
 *
 * <p>Ground is what the product covers by less than a tenth. White within the product, as light or noise leave it on
 * porcelain, is a colour as any other: it may come back a level or two off, as from ordinary encoders.
 *
 * <p>The file is baseline sequential JPEG, 8 bits, JFIF Y'CbCr without chroma subsampling, 300 dpi, with optimised
 * Huffman tables. The luma table is the usual one of the quality. The chroma table is, too, unless colour touches the
 * ground somewhere: exact white leaves no room for errors of chroma, so its steps are then all 1, and blocks away from the ground
 * drop what the usual steps would.
 */
public final class WhiteGroundJpeg {
    private static final int LONGEST_SIDE = 65_500;

    private WhiteGroundJpeg() {}

    /**
     * Encodes a picture. Same picture, coverage, quality and segments: same bytes.
     *
     * @param rgb three bands, each side 1..65,500 px
     * @param coverage one band of the picture's size: the product's alpha; where nothing is known of a product, all 0
     *     keeps every white pixel
     * @param quality 1..100 on the scale of the Independent JPEG Group
     * @param segments what else the file carries, in this order, right after the JFIF header
     * @return the file
     * @throws IllegalArgumentException for other sizes, bands or qualities
     */
    public static byte[] encode(Raster rgb, Raster coverage, int quality, List<ApplicationSegment> segments) {
        if (rgb.bands() != 3 || rgb.size().longest() > LONGEST_SIDE) {
            throw new IllegalArgumentException("RGB of at most %,d px a side wanted, but was %s with %d bands"
                    .formatted(LONGEST_SIDE, rgb.size(), rgb.bands()));
        }
        if (coverage.bands() != 1 || !coverage.size().equals(rgb.size())) {
            throw new IllegalArgumentException("Coverage of %s in one band wanted, but was %s with %d bands"
                    .formatted(rgb.size(), coverage.size(), coverage.bands()));
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("Quality is 1 to 100, but was " + quality);
        }
        QuantTable luma = QuantTable.luminance(quality);
        QuantTable usual = QuantTable.chrominance(quality);
        QuantTable chroma = WhiteGround.touchesColour(rgb, coverage) ? QuantTable.uniform(1) : usual;
        Tokens tokens = new BlockCoder(luma, chroma, usual).code(rgb, coverage);

        var out = new BitWriter();
        var layout = new StreamLayout(out);
        layout.begin(segments);
        layout.quantisation(0, luma);
        layout.quantisation(1, chroma);
        layout.frame(rgb.size());
        HuffmanCode[] codes = new HuffmanCode[Tokens.CLASSES];
        for (int codeClass = 0; codeClass < codes.length; codeClass++) {
            codes[codeClass] = new HuffmanCode(tokens.counts(codeClass));
            layout.huffman(codeClass, codes[codeClass]);
        }
        layout.scan();
        tokens.writeTo(out, codes);
        layout.end();
        return out.toByteArray();
    }
}
