package dev.packshot.sandbox.shopify.shop;

import java.util.Map;

/**
 * What was done to a shop through its interface; what its seller does by hand doesn't count.
 *
 * @param mutations how often each mutation changed something, by name
 * @param uploads files that were put at staged addresses
 * @param created pictures that were made new
 * @param replaced pictures whose bytes were replaced in place
 * @param detached pictures that were taken off a product
 * @param deleted files that were destroyed
 */
public record Effects(
        Map<String, Integer> mutations, int uploads, int created, int replaced, int detached, int deleted) {
    public Effects {
        mutations = Map.copyOf(mutations);
    }

    /** Calls that changed something. */
    public int writes() {
        return mutations.values().stream().mapToInt(Integer::intValue).sum();
    }
}
