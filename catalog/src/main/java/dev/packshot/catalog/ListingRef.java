package dev.packshot.catalog;

/**
 * A listing by the id that its marketplace gave it, unique within one connection.
 *
 * @param id 1 to 255 characters, opaque: never parsed outside the connector that made it
 */
public record ListingRef(String id) implements Comparable<ListingRef> {
    public ListingRef {
        OpaqueId.check("listing", id);
    }

    @Override
    public int compareTo(ListingRef other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
