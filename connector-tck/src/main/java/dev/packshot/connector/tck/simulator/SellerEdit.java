package dev.packshot.connector.tck.simulator;

/** What a seller does to a gallery by hand. */
public sealed interface SellerEdit {
    /** Turns the order around. */
    record Reordered() implements SellerEdit {}

    /**
     * Writes another alt text.
     *
     * @param position from 0
     */
    record Described(int position, String altText) implements SellerEdit {}

    /** Adds a picture at the end. */
    @SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
    record Added(byte[] bytes) implements SellerEdit {}

    /**
     * Takes a picture off.
     *
     * @param position from 0
     */
    record Removed(int position) implements SellerEdit {}

    /**
     * Puts other bytes in a picture's place; nothing else changes.
     *
     * @param position from 0
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
    record Repainted(int position, byte[] bytes) implements SellerEdit {}
}
