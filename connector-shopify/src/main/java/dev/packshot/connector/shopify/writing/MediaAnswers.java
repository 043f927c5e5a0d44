package dev.packshot.connector.shopify.writing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.shopify.gallery.MediaFault;
import dev.packshot.connector.shopify.gallery.Medium;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import dev.packshot.connector.shopify.gallery.Medium.State;
import dev.packshot.connector.shopify.product.Field;
import dev.packshot.connector.shopify.product.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads media and files as a write has to know them. */
final class MediaAnswers {
    private static final String READY = "READY";
    private static final String FAILED = "FAILED";

    private final Pictures pictures;

    MediaAnswers(Pictures pictures) {
        this.pictures = pictures;
    }

    /** One medium of a gallery. */
    Medium medium(JsonNode node, Set<String> variants) {
        return pictures.picture(node, variants)
                .<Medium>map(image -> picture(image, node))
                .orElseGet(() -> new Medium.Other(Field.text(node, "id")));
    }

    /** A file, on a product or not; empty for what isn't a picture. */
    Optional<Picture> file(JsonNode node) {
        if (!"MediaImage".equals(node.path("__typename").asText())) {
            return Optional.empty();
        }
        return Optional.of(
                picture(pictures.picture(node, Set.of()).orElseGet(() -> nothing(Field.text(node, "id"))), node));
    }

    /** What is left of a file that came to nothing. */
    private static ProductImage nothing(String id) {
        return new ProductImage(
                new ImageId(id),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                "",
                Optional.empty(),
                Set.of());
    }

    private static Picture picture(ProductImage image, JsonNode node) {
        List<MediaFault> faults = new ArrayList<>();
        for (String errors : List.of("fileErrors", "mediaErrors")) {
            node.path(errors).forEach(error -> {
                var fault = new MediaFault(
                        error.path("code").asText(), error.path("message").asText());
                if (!faults.contains(fault)) {
                    faults.add(fault);
                }
            });
        }
        JsonNode length = node.path("originalSource").path("fileSize");
        return new Picture(
                image,
                state(node, faults),
                Medium.extension(node.path("image").path("url").asText()),
                length.isIntegralNumber() ? OptionalLong.of(length.longValue()) : OptionalLong.empty(),
                faults);
    }

    private static State state(JsonNode node, List<MediaFault> faults) {
        String status = Field.text(node, "fileStatus");
        if (FAILED.equals(status) || FAILED.equals(Field.text(node, "status")) || !faults.isEmpty()) {
            return State.FAILED;
        }
        if (!READY.equals(status)) {
            return State.PROCESSING;
        }
        return node.path("image").isObject() ? State.READY : State.REPLACING;
    }
}
