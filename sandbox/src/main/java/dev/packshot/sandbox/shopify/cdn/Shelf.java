package dev.packshot.sandbox.shopify.cdn;

import dev.packshot.sandbox.shopify.shop.Gid;
import java.util.Optional;

/** The pictures that a shop has now. Safe for several threads. */
public interface Shelf {
    /** What a shop shows under a file name; empty when it shows nothing there. */
    Optional<byte[]> shown(String shop, String fileName);

    /** What was uploaded for a picture; empty when there is no such picture. */
    Optional<byte[]> original(String shop, Gid media);
}
