package dev.packshot.sandbox.shopify.gallery;

import dev.packshot.sandbox.shopify.shop.Gid;
import java.time.Instant;
import java.util.List;

/**
 * Media of a product that are being put in another order.
 *
 * @param id {@code Job}
 * @param product whose
 * @param moves made one after the other
 * @param due when they are made
 * @param done whether they were
 */
public record ReorderJob(Gid id, Gid product, List<Move> moves, Instant due, boolean done) {
    /**
     * One media that goes elsewhere.
     *
     * @param media which
     * @param position from 0 in the order that the moves before have left; beyond the end is the end
     */
    public record Move(Gid media, long position) {}

    public ReorderJob {
        moves = List.copyOf(moves);
    }

    /** The same, done. */
    public ReorderJob finished() {
        return new ReorderJob(id, product, moves, due, true);
    }
}
