package dev.packshot.connector;

import dev.packshot.catalog.ListingRef;

/**
 * Changes galleries. At every instant in between, also when the process dies, the gallery isn't empty and has a main
 * picture.
 */
public interface GalleryWriter {
    /**
     * What a change would take, without making it. No call.
     *
     * @throws ConnectorException.Rejected when it can't be made at all, for instance with too many pictures
     */
    WritePlan plan(GalleryChange change);

    /**
     * Makes the gallery what the change says.
     *
     * <p>Repeatable: a picture whose {@link IdempotencyKey} the gallery already holds is never uploaded again, so calling
     * this after an unknown outcome ends with each picture once. Changes of one listing are never made side by side.
     *
     * @return {@link Receipt.Applied} when the gallery could be read back changed, {@link Receipt.Accepted} when the
     *     marketplace took it and says nothing yet
     * @throws ConnectorException.Conflict when the gallery is neither the one that the change starts from nor one that an
     *     earlier try of this change left; nothing was changed then
     * @throws ConnectorException.Rejected when the marketplace doesn't take a picture
     * @throws ConnectorException.Unavailable when the outcome is unknown, among others
     */
    Receipt write(GalleryChange change);

    /**
     * What became of an accepted change.
     *
     * @param submission of {@link Receipt.Accepted}
     * @throws ConnectorException.Rejected when the marketplace refused it after all, with its own words
     * @throws ConnectorException.Conflict when the gallery was edited meanwhile
     */
    default Receipt status(ListingRef listing, String submission) {
        throw new ConnectorException.Malformed("This marketplace defers nothing, so there is no " + submission);
    }
}
