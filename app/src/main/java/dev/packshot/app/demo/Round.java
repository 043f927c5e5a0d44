package dev.packshot.app.demo;

/**
 * How the loop went round at one shop.
 *
 * @param shop where
 * @param counts what was counted
 * @param shown whether the shop shows our pictures, each in the place, under the text and with the links of the one before
 * @param restored whether the originals of one listing are back, byte for byte
 */
record Round(String shop, DemoCounts counts, boolean shown, boolean restored) {
    /** The same round, later. */
    Round restored(boolean back) {
        return new Round(shop, counts, shown, back);
    }

    /** Whether all that should be live is live, and what should be back is back. */
    boolean good() {
        return shown && restored && counts.allLive();
    }
}
