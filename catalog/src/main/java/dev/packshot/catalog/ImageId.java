package dev.packshot.catalog;

/**
 * A gallery picture by the id that its marketplace gave it, unique within its listing.
 *
 * @param id 1 to 255 characters, opaque: never parsed outside the connector that made it
 */
public record ImageId(String id) implements Comparable<ImageId> {
    public ImageId {
        OpaqueId.check("picture", id);
    }

    @Override
    public int compareTo(ImageId other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
