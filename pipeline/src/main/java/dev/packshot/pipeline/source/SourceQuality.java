package dev.packshot.pipeline.source;

import java.util.List;

/**
 * Quality of a photograph in figures, over the whole picture before the product is known.
 *
 * @param shortestSide of the upright photograph, px
 * @param sharpness 99.8th percentile of the local gradient's strength at 1024 px, 0..255; below about 12 looks blurred
 * @param meanLuma mean of Rec. 709 luma, 0..255
 * @param clippedHighlights share of pixels with all channels ≥ 254, 0..1
 * @param clippedShadows share of pixels with all channels ≤ 1, 0..1
 * @param noise estimated standard deviation of noise at full size, 0..255
 * @param findings what follows from the figures, worst first
 */
public record SourceQuality(
        int shortestSide,
        double sharpness,
        double meanLuma,
        double clippedHighlights,
        double clippedShadows,
        double noise,
        List<Finding> findings) {

    public SourceQuality {
        findings = List.copyOf(findings);
    }

    /** A weakness of the photograph. */
    public enum Finding {
        SMALL("The photograph is small: platforms will show it without zoom.", false),
        BLURRED("The photograph is blurred: take it again with a steady camera.", true),
        DARK("The photograph is very dark: take it again with more light.", true),
        OVEREXPOSED("Large parts are burnt out: detail there can't be brought back.", false),
        NOISY("The photograph is noisy: take it again with more light or a lower ISO.", false);

        private final String sentence;
        private final boolean needsPerson;

        Finding(String sentence, boolean needsPerson) {
            this.sentence = sentence;
            this.needsPerson = needsPerson;
        }

        /** For the seller. */
        public String sentence() {
            return sentence;
        }

        /** Whether somebody has to look at what was made of it. */
        public boolean needsPerson() {
            return needsPerson;
        }
    }
}
