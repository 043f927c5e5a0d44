package dev.packshot.sandbox.shopify.state;

import dev.packshot.catalog.Sku;
import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.gallery.Product;
import dev.packshot.sandbox.shopify.gallery.Variant;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.TruePicture;
import dev.packshot.sandbox.shopify.shop.TrueProduct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What buyers see of a shop, now and before. */
final class Sight {
    private final ShopState state;
    private final Map<Gid, List<TrueProduct>> seen = new HashMap<>();

    Sight(ShopState state) {
        this.state = state;
    }

    TrueProduct now(Product product) {
        return new TrueProduct(
                product.id(),
                product.title(),
                product.status(),
                product.media().stream()
                        .flatMap(id -> state.file(id).stream())
                        .flatMap(file -> picture(product, file).stream())
                        .toList());
    }

    /** Puts down what buyers see of a product, where it differs from what they last saw. */
    void look(Product product) {
        TrueProduct now = now(product);
        List<TrueProduct> before = seen.computeIfAbsent(product.id(), unused -> new ArrayList<>());
        if (before.isEmpty() || !before.getLast().look().equals(now.look())) {
            before.add(now);
        }
    }

    List<TrueProduct> history(Gid product) {
        return List.copyOf(seen.getOrDefault(product, List.of()));
    }

    private static Optional<TruePicture> picture(Product product, MediaFile file) {
        List<Variant> showing = product.variants().stream()
                .filter(variant -> variant.media().equals(Optional.of(file.id())))
                .toList();
        Set<Gid> variants = showing.stream().map(Variant::id).collect(Collectors.toSet());
        Set<Sku> skus =
                showing.stream().map(Variant::sku).flatMap(Optional::stream).collect(Collectors.toSet());
        return file.state()
                .visible()
                .map(version -> new TruePicture(
                        file.id(),
                        version.name().text(),
                        version.number(),
                        version.picture().bytes(),
                        version.picture().digest(),
                        file.altText(),
                        variants,
                        skus));
    }
}
