package dev.packshot.sandbox.shopify.shop;

import dev.packshot.catalog.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A product as a seller makes it in the shop's admin.
 *
 * @param title for people
 * @param status whether it is for sale
 * @param variants at least one; a SKU is not a must at Shopify
 * @param pictures in order, may be empty
 */
public record NewProduct(String title, ProductStatus status, List<Optional<Sku>> variants, List<NewPicture> pictures) {
    public NewProduct {
        variants = List.copyOf(variants);
        pictures = List.copyOf(pictures);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("A product has at least one variant");
        }
    }

    /** An active product with a variant for each SKU, and no pictures yet. */
    public static NewProduct of(String title, List<Sku> skus) {
        return new NewProduct(
                title, ProductStatus.ACTIVE, skus.stream().map(Optional::of).toList(), List.of());
    }

    /** The same in another status. */
    public NewProduct withStatus(ProductStatus other) {
        return new NewProduct(title, other, variants, pictures);
    }

    /** The same with one picture more. */
    public NewProduct withPicture(NewPicture picture) {
        var more = new ArrayList<>(pictures);
        more.add(picture);
        return new NewProduct(title, status, variants, more);
    }
}
