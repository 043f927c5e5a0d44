package dev.packshot.sandbox.shopify.mutation;

import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.gallery.Product;
import dev.packshot.sandbox.shopify.graph.FieldCall;
import dev.packshot.sandbox.shopify.graph.Fields;
import dev.packshot.sandbox.shopify.graph.ModelPart;
import dev.packshot.sandbox.shopify.query.ProductPart;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.state.Galleries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which picture a variant shows: all pairs of a call, or none. */
public final class VariantPart implements ModelPart {
    private static final int MOST_PAIRS = 100;

    private record Pair(Gid variant, Gid media, List<String> path) {
        Refusal refusal(String code, String message) {
            return new Refusal(code, path, message);
        }
    }

    private interface Rule {
        Optional<Refusal> broken(Product product, Pair pair);
    }

    @Override
    public void wire(Fields fields) {
        fields.mutation(
                        "productVariantAppendMedia",
                        call -> answer(
                                call,
                                "productVariantAppendMedia",
                                (product, pair) -> unattachable(call, product, pair),
                                true))
                .field(
                        "productVariantDetachMedia",
                        call -> answer(call, "productVariantDetachMedia", VariantPart::notAttached, false));
        for (String payload : List.of("ProductVariantAppendMediaPayload", "ProductVariantDetachMediaPayload")) {
            fields.alias(payload, Payload.class)
                    .plain("product", answer -> answer.get("product").orElse(null))
                    .plain("productVariants", answer -> answer.get("productVariants")
                            .orElse(null))
                    .plain("userErrors", Payload::refusals);
        }
    }

    private static Payload answer(FieldCall call, String name, Rule rule, boolean attach) {
        call.needs("write_products");
        Gid id = call.id("productId");
        Optional<Product> product = call.state().product(id);
        if (product.isEmpty()) {
            return Payload.refused("PRODUCT_DOES_NOT_EXIST", List.of("productId"), "There is no " + id);
        }
        if (call.state().has(Trap.SUSPENDED_PRODUCTS)) {
            return Payload.refused("PRODUCT_SUSPENDED", List.of("productId"), "The product is suspended");
        }
        List<Map<String, Object>> inputs = call.inputs("variantMedia");
        if (inputs.size() > MOST_PAIRS) {
            return Payload.refused(
                    "MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED", List.of("variantMedia"), "A call has at most 100 pairs");
        }
        var refusals = new ArrayList<Refusal>();
        List<Pair> pairs = pairs(inputs, refusals);
        pairs.forEach(pair -> product.get()
                .variant(pair.variant())
                .map(unused -> rule.broken(product.get(), pair))
                .orElseGet(() -> Optional.of(pair.refusal(
                        "PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT", "The product has no " + pair.variant())))
                .ifPresent(refusals::add));
        if (!refusals.isEmpty()) {
            return Payload.refused(refusals);
        }
        call.state().tally().mutation(name);
        var galleries = new Galleries(call.state());
        pairs.forEach(
                pair -> galleries.link(id, pair.variant(), attach ? Optional.of(pair.media()) : Optional.empty()));
        Product changed = call.state().product(id).orElseThrow();
        return Payload.of("product", changed)
                .with(
                        "productVariants",
                        pairs.stream()
                                .flatMap(pair -> changed.variant(pair.variant()).stream())
                                .map(variant -> new ProductPart.OfProduct(changed, variant))
                                .toList());
    }

    private static List<Pair> pairs(List<Map<String, Object>> inputs, List<Refusal> refusals) {
        var pairs = new ArrayList<Pair>();
        var variants = new HashSet<Gid>();
        for (int i = 0; i < inputs.size(); i++) {
            List<String> path = List.of("variantMedia", Integer.toString(i));
            Gid variant = FieldCall.id(inputs.get(i).getOrDefault("variantId", ""));
            List<?> media = (List<?>) inputs.get(i).getOrDefault("mediaIds", List.of());
            if (media.size() != 1) {
                refusals.add(new Refusal("TOO_MANY_MEDIA_PER_INPUT_PAIR", path, "A pair names exactly one media"));
                continue;
            }
            if (!variants.add(variant)) {
                refusals.add(
                        new Refusal("PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES", path, "A variant is in one pair only"));
            }
            pairs.add(new Pair(variant, FieldCall.id(media.getFirst()), path));
        }
        return pairs;
    }

    private static Optional<Refusal> unattachable(FieldCall call, Product product, Pair pair) {
        Optional<MediaFile> file = call.state().file(pair.media());
        if (file.isEmpty()) {
            return Optional.of(pair.refusal("MEDIA_DOES_NOT_EXIST", "There is no " + pair.media()));
        }
        if (!product.media().contains(pair.media())) {
            return Optional.of(
                    pair.refusal("MEDIA_DOES_NOT_EXIST_ON_PRODUCT", "The product doesn't show " + pair.media()));
        }
        if (!file.get().state().status(call.state().instant()).equals("READY")) {
            return Optional.of(pair.refusal("NON_READY_MEDIA", "The media is not ready"));
        }
        return product.variant(pair.variant())
                        .flatMap(variant -> variant.media())
                        .isPresent()
                ? Optional.of(pair.refusal("PRODUCT_VARIANT_ALREADY_HAS_MEDIA", "The variant shows a media already"))
                : Optional.empty();
    }

    private static Optional<Refusal> notAttached(Product product, Pair pair) {
        boolean attached = product.variant(pair.variant())
                .flatMap(variant -> variant.media())
                .equals(Optional.of(pair.media()));
        return attached
                ? Optional.empty()
                : Optional.of(pair.refusal("MEDIA_IS_NOT_ATTACHED_TO_VARIANT", "The variant doesn't show that media"));
    }
}
