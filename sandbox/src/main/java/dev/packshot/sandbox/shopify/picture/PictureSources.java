package dev.packshot.sandbox.shopify.picture;

import java.net.URI;
import java.util.Optional;

/** Where the bytes behind an {@code originalSource} come from. Asked while a shop is locked: must not call that shop. */
public interface PictureSources {
    /**
     * The bytes at an address.
     *
     * @param shop domain of the shop that asks
     * @param source an address that was issued for an upload, or any other
     * @return empty when nothing can be fetched there
     */
    Optional<byte[]> bytes(String shop, URI source);

    /** Asks these one after the other. */
    static PictureSources firstOf(PictureSources first, PictureSources second) {
        return (shop, source) -> first.bytes(shop, source).or(() -> second.bytes(shop, source));
    }
}
