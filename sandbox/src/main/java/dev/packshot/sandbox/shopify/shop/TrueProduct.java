package dev.packshot.sandbox.shopify.shop;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A product as a buyer sees it at one instant.
 *
 * @param id of the product
 * @param title for people
 * @param status whether it is for sale
 * @param pictures in the order in which buyers see them; a picture that is being replaced is still the former one, and
 *     what is being processed or has failed isn't there
 */
public record TrueProduct(Gid id, String title, ProductStatus status, List<TruePicture> pictures) {
    public TrueProduct {
        pictures = List.copyOf(pictures);
    }

    /** Equal exactly when buyers see the same pictures with the same texts and links. */
    public String look() {
        return pictures.stream()
                .map(each -> each.id() + " " + each.fileName() + " "
                        + each.digest().abbreviated() + " " + each.altText() + " " + new TreeSet<>(each.variants()))
                .collect(Collectors.joining("\n"));
    }
}
