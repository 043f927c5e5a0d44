package dev.packshot.connector;

/** One shop, open. Safe for several threads; closed by whoever opened it. */
public interface Session extends AutoCloseable {
    /**
     * Whether the shop answers and the grant suffices. One cheap call.
     *
     * @throws ConnectorException saying what is wrong
     */
    Health probe();

    /** Reads listings. */
    ListingReader reader();

    /** Changes galleries. */
    GalleryWriter writer();

    @Override
    void close();
}
