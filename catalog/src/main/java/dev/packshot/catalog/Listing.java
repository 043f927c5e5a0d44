package dev.packshot.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One product page of a marketplace, as it was read at one moment.
 *
 * @param ref the marketplace's own id
 * @param platform whose image rules apply to it
 * @param title for people, may be empty
 * @param productType the marketplace's own word for the kind of product, may be empty
 * @param variants at least one where the marketplace knows SKUs
 * @param gallery its pictures
 * @param live whether buyers can see it
 * @param updated when it last changed, as far as the marketplace tells
 * @param issues what the marketplace itself says is wrong with it
 */
public record Listing(
        ListingRef ref,
        Platform platform,
        String title,
        String productType,
        List<Variant> variants,
        Gallery gallery,
        boolean live,
        Optional<Instant> updated,
        List<ListingIssue> issues) {
    public Listing {
        variants = List.copyOf(variants);
        issues = List.copyOf(issues);
        Set<String> known = Set.copyOf(variants.stream().map(Variant::id).toList());
        gallery.images().stream()
                .flatMap(image -> image.variants().stream())
                .filter(id -> !known.contains(id))
                .findAny()
                .ifPresent(id -> {
                    throw new IllegalArgumentException(
                            "A picture of %s shows the unknown variant %s".formatted(ref, id));
                });
    }

    /** What the pictures of this listing are filed under: the first variant's SKU, or the listing's own id. */
    public Sku sku() {
        return variants.stream()
                .flatMap(variant -> variant.sku().stream())
                .findFirst()
                .orElseGet(() -> new Sku(
                        ref.id().length() <= Sku.LONGEST
                                ? ref.id()
                                : Digest.of(ref.id()).hex()));
    }
}
