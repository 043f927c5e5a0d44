package dev.packshot.connector;

import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.ProductImage;
import java.util.List;

/** Reads listings. Never changes anything at the marketplace. */
public interface ListingReader {
    /**
     * Reads the next few listings.
     *
     * <p>Reading on from {@link ListingPage#next} gives every listing that was there from the first call to the last, at
     * least once. The same cursor may be used again, also after a restart.
     *
     * @param cursor where to go on
     * @throws ConnectorException.Malformed when the cursor isn't one of this connector's
     */
    ListingPage page(Cursor cursor);

    /**
     * Reads one listing as it is now: never from a cache, with the whole gallery in order.
     *
     * @throws ConnectorException.NotFound when it is gone
     */
    Listing read(ListingRef ref);

    /**
     * Where a picture's bytes are now, on a host of {@link ConnectorDescriptor#hosts}.
     *
     * @throws ConnectorException.NotFound when the listing or the picture is gone, or has no bytes yet
     */
    default ImageAddress address(ListingRef ref, ImageId image) {
        return read(ref).gallery().images().stream()
                .filter(shown -> shown.id().equals(image))
                .findFirst()
                .flatMap(ProductImage::address)
                .orElseThrow(() -> new ConnectorException.NotFound("The picture is not on the listing"));
    }

    /**
     * Reads several listings as they are now, in as few calls as the marketplace allows.
     *
     * @return those that are there, in the order asked for
     */
    default List<Listing> read(List<ListingRef> refs) {
        return refs.stream()
                .flatMap(ref -> {
                    try {
                        return java.util.stream.Stream.of(read(ref));
                    } catch (ConnectorException.NotFound e) {
                        return java.util.stream.Stream.empty();
                    }
                })
                .toList();
    }
}
