package dev.packshot.pipeline.render;

import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.MediaType;

/**
 * The search for the best quality whose file is small enough. Encoding is dear, so it is a secant search on the
 * logarithm of the size, which is nearly straight in quality, and it stops as soon as the budget is well used.
 */
final class ByteBudget {
    private static final int MOST_ENCODES = 6;
    /** A file that uses this share of the budget is good enough. */
    private static final double WELL_USED = 0.92;
    /** Typical growth of the logarithm of the size per step of quality near 90, for the first guess. */
    private static final double USUAL_SLOPE = 0.045;

    private ByteBudget() {}

    /**
     * A file and how it came about.
     *
     * @param quality that it was encoded with
     * @param fits whether it keeps the budget
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
    record Fitted(byte[] bytes, int quality, boolean fits) {}

    static Fitted fit(Encoder encoder, ImageSpec spec) {
        if (spec.format() == MediaType.PNG) {
            byte[] bytes = encoder.encode(100);
            return new Fitted(bytes, 100, bytes.length <= spec.maxBytes());
        }
        int tooLarge = spec.quality();
        byte[] first = encoder.encode(tooLarge);
        if (first.length <= spec.maxBytes()) {
            return new Fitted(first, tooLarge, true);
        }
        double budget = Math.log((double) spec.maxBytes());
        double slope = USUAL_SLOPE;
        double atTooLarge = Math.log(first.length);
        byte[] best = first;
        int bestQuality = -1;
        for (int encodes = 1; encodes < MOST_ENCODES; encodes++) {
            int lowest = bestQuality < 0 ? spec.lowestQuality() : bestQuality + 1;
            if (lowest >= tooLarge) {
                break;
            }
            boolean lastChance = bestQuality < 0 && encodes == MOST_ENCODES - 1;
            int guess = lastChance
                    ? lowest
                    : Math.clamp(
                            (long) Math.floor(tooLarge - (atTooLarge - budget) / slope - 0.25), lowest, tooLarge - 1);
            byte[] bytes = encoder.encode(guess);
            double size = Math.log(bytes.length);
            slope = Math.max(0.01, (atTooLarge - size) / (tooLarge - guess));
            if (bytes.length <= spec.maxBytes()) {
                best = bytes;
                bestQuality = guess;
                if (bytes.length >= WELL_USED * spec.maxBytes()) {
                    break;
                }
            } else {
                if (guess == spec.lowestQuality()) {
                    return new Fitted(bytes, guess, false);
                }
                tooLarge = guess;
                atTooLarge = size;
            }
        }
        return bestQuality < 0 ? new Fitted(best, spec.quality(), false) : new Fitted(best, bestQuality, true);
    }
}
