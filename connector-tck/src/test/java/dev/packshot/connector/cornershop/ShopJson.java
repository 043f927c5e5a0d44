package dev.packshot.connector.cornershop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/**
 * How the shop writes things down.
 *
 * @param base where its pictures are
 * @param tellsMore whether it adds what nobody has asked for
 */
record ShopJson(URI base, boolean tellsMore) {
    ObjectNode listing(ShopState.Item item) {
        ObjectNode listing = extended(JsonNodeFactory.instance.objectNode());
        listing.put("id", item.id).put("title", item.title).put("version", item.changed);
        ArrayNode variants = listing.putArray("variants");
        item.skus.forEach(
                sku -> extended(variants.addObject()).put("id", "v-" + sku).put("sku", sku.value()));
        ArrayNode pictures = listing.putArray("pictures");
        for (ShopState.Picture each : item.gallery) {
            ObjectNode picture = extended(pictures.addObject())
                    .put("id", each.id())
                    .put("marker", each.marker())
                    .put("created", each.created().toString())
                    .put("revision", each.revision())
                    .put("url", base + "/pictures/" + each.id())
                    .put("alt", each.alt());
            ArrayNode shownBy = picture.putArray("variants");
            each.shownBy().forEach(sku -> shownBy.add("v-" + sku));
        }
        ArrayNode files = listing.putArray("files");
        item.uploads
                .values()
                .forEach(file -> files.addObject().put("id", file.id()).put("marker", file.marker()));
        return listing;
    }

    ObjectNode extended(ObjectNode object) {
        if (tellsMore) {
            object.putObject("promotion").put("until", "Sunday").putNull("badge");
        }
        return object;
    }
}
