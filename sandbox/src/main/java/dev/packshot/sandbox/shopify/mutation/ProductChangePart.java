package dev.packshot.sandbox.shopify.mutation;

import dev.packshot.sandbox.shopify.gallery.Product;
import dev.packshot.sandbox.shopify.gallery.ReorderJob;
import dev.packshot.sandbox.shopify.graph.AdminException;
import dev.packshot.sandbox.shopify.graph.FieldCall;
import dev.packshot.sandbox.shopify.graph.Fields;
import dev.packshot.sandbox.shopify.graph.ModelPart;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.ProductStatus;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.state.Galleries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes of products and of the order of their media. */
public final class ProductChangePart implements ModelPart {
    @Override
    public void wire(Fields fields) {
        fields.mutation("productUpdate", ProductChangePart::update)
                .field("productReorderMedia", ProductChangePart::reorder)
                .field("productCreateMedia", call -> deprecated("productUpdate"))
                .field("productUpdateMedia", call -> deprecated("fileUpdate"))
                .field("productDeleteMedia", call -> deprecated("fileUpdate"));
        fields.alias("ProductUpdatePayload", Payload.class)
                .plain("product", answer -> answer.get("product").orElse(null))
                .plain("userErrors", Payload::refusals);
        fields.alias("ProductReorderMediaPayload", Payload.class)
                .plain("job", answer -> answer.get("job").orElse(null))
                .plain("mediaUserErrors", Payload::refusals);
        for (String payload :
                List.of("ProductCreateMediaPayload", "ProductUpdateMediaPayload", "ProductDeleteMediaPayload")) {
            fields.alias(payload, Payload.class).plain("mediaUserErrors", Payload::refusals);
        }
        fields.alias("UserError", Refusal.class).plain("field", Refusal::field).plain("message", Refusal::message);
        fields.alias("MediaUserError", Refusal.class)
                .plain("code", Refusal::code)
                .plain("field", Refusal::field)
                .plain("message", Refusal::message);
    }

    /** Media are appended, all or none. */
    private static Payload update(FieldCall call) {
        call.needs("write_products");
        Map<String, Object> input =
                call.<Map<String, Object>>optional("product").orElse(Map.of());
        Optional<Product> product =
                Optional.ofNullable(input.get("id")).map(FieldCall::id).flatMap(call.state()::product);
        if (product.isEmpty()) {
            return Payload.refused("", List.of("id"), "Product does not exist");
        }
        Gid id = product.get().id();
        var refusals = new ArrayList<Refusal>();
        var pictures = new ArrayList<PictureInput>();
        for (Map<String, Object> media : call.inputs("media")) {
            var picture = new PictureInput(media, List.of("media", Integer.toString(pictures.size())));
            pictures.add(picture);
            refusals.addAll(picture.refusals(call.state()));
            if (!"IMAGE".equals(media.get("mediaContentType"))) {
                throw AdminException.notModelled("media of the type " + media.get("mediaContentType"));
            }
        }
        if (product.get().media().size() + pictures.size() > Product.MOST_MEDIA) {
            refusals.add(new Refusal("", List.of("media"), "A product has at most 250 media"));
        }
        if (call.state().has(Trap.SUSPENDED_PRODUCTS)) {
            refusals.add(new Refusal("", List.of("id"), "The product is suspended"));
        }
        if (!refusals.isEmpty()) {
            return Payload.refused(refusals);
        }
        call.state().tally().mutation("productUpdate");
        change(call, input, product.get());
        append(call, id, call.state().has(Trap.SCRAMBLED_APPEND) ? pictures.reversed() : pictures);
        return Payload.of("product", call.state().product(id).orElseThrow());
    }

    private static void change(FieldCall call, Map<String, Object> input, Product product) {
        Product changed = product;
        if (input.get("title") instanceof String title) {
            changed = changed.titled(title);
        }
        if (input.get("status") instanceof String status) {
            changed = changed.as(ProductStatus.valueOf(status));
        }
        call.state().save(changed);
    }

    private static void append(FieldCall call, Gid product, List<PictureInput> pictures) {
        var galleries = new Galleries(call.state());
        for (PictureInput picture : pictures) {
            galleries.append(
                    product,
                    call.shop()
                            .files()
                            .create(
                                    picture.source().orElseThrow(),
                                    picture.name().orElseThrow(),
                                    picture.altText()));
        }
    }

    private static Payload reorder(FieldCall call) {
        call.needs("write_products");
        Gid id = call.id("id");
        Optional<Product> product = call.state().product(id);
        if (product.isEmpty()) {
            return Payload.refused("PRODUCT_DOES_NOT_EXIST", List.of("id"), "There is no " + id);
        }
        if (call.state().has(Trap.SUSPENDED_PRODUCTS)) {
            return Payload.refused("PRODUCT_SUSPENDED", List.of("id"), "The product is suspended");
        }
        var moves = new ArrayList<ReorderJob.Move>();
        for (Map<String, Object> move : call.inputs("moves")) {
            Gid media = FieldCall.id(move.getOrDefault("id", ""));
            if (!product.get().media().contains(media)) {
                return Payload.refused(
                        call.state().file(media).isPresent()
                                ? "MEDIA_DOES_NOT_EXIST_ON_PRODUCT"
                                : "MEDIA_DOES_NOT_EXIST",
                        List.of("moves", Integer.toString(moves.size()), "id"),
                        "The product doesn't show " + media);
            }
            moves.add(new ReorderJob.Move(
                    media, Long.parseLong(move.getOrDefault("newPosition", "0").toString())));
        }
        call.state().tally().mutation("productReorderMedia");
        var job = new ReorderJob(
                call.state().newId("Job"),
                id,
                moves,
                call.state().instant().plus(call.shop().processing().dividedBy(2)),
                false);
        call.state().save(job);
        return Payload.of("job", job);
    }

    private static Payload deprecated(String instead) {
        throw new AdminException("DEPRECATED", "This mutation is deprecated: use " + instead);
    }
}
