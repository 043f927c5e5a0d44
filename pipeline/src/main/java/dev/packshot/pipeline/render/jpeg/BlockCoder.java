package dev.packshot.pipeline.render.jpeg;

import dev.packshot.pipeline.raster.Raster;

/** From pixels to tokens: each block by the way that its ground asks for. Not thread-safe; for one picture. */
final class BlockCoder {
    private final float[] lumaMultipliers;
    private final WhiteLuma whiteLuma;
    private final WhiteChroma whiteChroma;
    private final PlainChroma plainChroma;
    private final int flatWhite;
    private final PixelBlock block = new PixelBlock();
    private final int[] quantised = new int[64];
    private final Tokens tokens = new Tokens();

    /**
     * A coder with the tables of the file.
     *
     * @param usualChroma the chroma steps that the quality has ordinarily
     */
    BlockCoder(QuantTable luma, QuantTable chroma, QuantTable usualChroma) {
        lumaMultipliers = CosineTransform.multipliers(luma);
        whiteLuma = new WhiteLuma(luma);
        whiteChroma = new WhiteChroma(chroma, usualChroma, WhiteChroma.MOVES_OF_A_PICTURE);
        plainChroma = new PlainChroma(chroma, usualChroma);
        flatWhite = whiteLuma.flatWhite();
    }

    Tokens code(Raster rgb, Raster coverage) {
        var strips = new Strips(rgb);
        var coverStrips = new Strips(coverage);
        for (int strip = 0; strip < strips.count(); strip++) {
            byte[][] rows = strips.read(strip);
            byte[][] covers = coverStrips.read(strip);
            for (int left = 0; left < rgb.width(); left += 8) {
                block.load(rows, covers, left, rgb.width());
                code();
            }
        }
        return tokens;
    }

    private void code() {
        if (block.isAllWhite()) {
            tokens.addFlat(0, flatWhite);
            tokens.addFlat(1, 0);
            tokens.addFlat(2, 0);
        } else if (block.ground == 0) {
            CosineTransform.forward(block.luma);
            Coefficients.round(block.luma, lumaMultipliers, quantised);
            tokens.add(0, quantised);
            plainChroma.quantise(block.blue, quantised);
            tokens.add(1, quantised);
            plainChroma.quantise(block.red, quantised);
            tokens.add(2, quantised);
        } else {
            whiteLuma.quantise(block.luma, block.ground, quantised);
            tokens.add(0, quantised);
            whiteChroma.quantise(block.blue, block.ground, quantised);
            tokens.add(1, quantised);
            whiteChroma.quantise(block.red, block.ground, quantised);
            tokens.add(2, quantised);
        }
    }
}
