package dev.packshot.app.demo;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Where buyers look, as only the demo sees it: without asking the connector. */
interface Shopfront {
    /** A word for the table. */
    String name();

    UUID connection();

    /** Whether everything that its merchant did has been heard of. */
    boolean heard() throws InterruptedException;

    /** What can be looked at in a browser, a line each. */
    default Stream<String> pages() {
        return Stream.of();
    }

    /** Its merchant leaves us, where a marketplace tells of that. */
    default void leave() {}

    /** Whether buyers see our pictures, each in the place, under the text and with the links of the one before. */
    boolean showsOurs();

    /**
     * Whether buyers see what the merchant uploaded, byte for byte.
     *
     * @param listings as the marketplace names them
     */
    boolean showsOriginals(List<String> listings);
}
