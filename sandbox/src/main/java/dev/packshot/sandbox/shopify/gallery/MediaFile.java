package dev.packshot.sandbox.shopify.gallery;

import dev.packshot.sandbox.shopify.picture.FileName;
import dev.packshot.sandbox.shopify.shop.Gid;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * A picture in a shop's Files, which products may show.
 *
 * @param id {@code MediaImage}
 * @param name as it is found by
 * @param altText at most 512 characters, may be empty
 * @param createdAt in whole seconds
 * @param updatedAt in whole seconds
 * @param state where it stands
 * @param products which show it
 */
public record MediaFile(
        Gid id,
        FileName name,
        String altText,
        Instant createdAt,
        Instant updatedAt,
        FileState state,
        Set<Gid> products) {
    /** Most characters of an alt text. */
    public static final int LONGEST_ALT_TEXT = 512;

    public MediaFile {
        products = Set.copyOf(products);
    }

    /** The same in another state. */
    public MediaFile in(FileState other, Instant now) {
        return new MediaFile(id, name, altText, createdAt, now, other, products);
    }

    /** The same under another name. */
    public MediaFile named(FileName other, Instant now) {
        return new MediaFile(id, other, altText, createdAt, now, state, products);
    }

    /** The same with another alt text. */
    public MediaFile described(String other, Instant now) {
        return new MediaFile(id, name, other, createdAt, now, state, products);
    }

    /** The same, shown by one product more. */
    public MediaFile on(Gid product) {
        var more = new TreeSet<>(products);
        more.add(product);
        return new MediaFile(id, name, altText, createdAt, updatedAt, state, more);
    }

    /** The same, shown by one product less. */
    public MediaFile off(Gid product) {
        var less = new TreeSet<>(products);
        less.remove(product);
        return new MediaFile(id, name, altText, createdAt, updatedAt, state, less);
    }
}
