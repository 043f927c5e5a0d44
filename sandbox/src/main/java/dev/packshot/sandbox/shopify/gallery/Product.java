package dev.packshot.sandbox.shopify.gallery;

import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.ProductStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A product as it is kept.
 *
 * @param id {@code Product}
 * @param title for people
 * @param handle its part of the shop's addresses
 * @param status whether it is for sale
 * @param createdAt in whole seconds
 * @param updatedAt in whole seconds; moves with everything, also with stock
 * @param totalInventory pieces in stock
 * @param media ids of its pictures in order, at most 250
 * @param variants at least one
 */
public record Product(
        Gid id,
        String title,
        String handle,
        ProductStatus status,
        Instant createdAt,
        Instant updatedAt,
        int totalInventory,
        List<Gid> media,
        List<Variant> variants) {
    /** Most media of a product. */
    public static final int MOST_MEDIA = 250;

    public Product {
        media = List.copyOf(media);
        variants = List.copyOf(variants);
    }

    /** The variant with an id. */
    public Optional<Variant> variant(Gid id) {
        return variants.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The same, changed at this time. */
    public Product at(Instant now) {
        return new Product(id, title, handle, status, createdAt, now, totalInventory, media, variants);
    }

    /** The same under another title. */
    public Product titled(String other) {
        return new Product(id, other, handle, status, createdAt, updatedAt, totalInventory, media, variants);
    }

    /** The same, for sale or not. */
    public Product as(ProductStatus other) {
        return new Product(id, title, handle, other, createdAt, updatedAt, totalInventory, media, variants);
    }

    /** The same with so many pieces in stock. */
    public Product stocked(int total) {
        return new Product(id, title, handle, status, createdAt, updatedAt, total, media, variants);
    }

    /** The same with other media. */
    public Product withMedia(List<Gid> others) {
        return new Product(id, title, handle, status, createdAt, updatedAt, totalInventory, others, variants);
    }

    /** The same with changed variants. */
    public Product withVariants(UnaryOperator<Variant> change) {
        return new Product(
                id,
                title,
                handle,
                status,
                createdAt,
                updatedAt,
                totalInventory,
                media,
                variants.stream().map(change).toList());
    }
}
