package dev.packshot.connector.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.Sku;
import dev.packshot.connector.tck.simulator.SeedListing;
import dev.packshot.connector.tck.simulator.SellerEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a seller does with a file manager and a PIM: he lays pictures into the inbox, and changes what lies on the shelf. */
final class FolderSeller {
    private int added;

    void lay(SeedListing seed, FolderTruth place) throws IOException {
        ArrayNode products = FolderTruth.JSON.createArrayNode();
        ObjectNode parent = products.addObject().put("sku", place.sku()).put("title", seed.title());
        ArrayNode images = parent.putArray("images");
        int number = 0;
        for (SeedListing.Picture picture : seed.pictures()) {
            String path = "pictures of " + place.sku() + "/" + ++number + ".jpg";
            Files.createDirectories(place.inbox().resolve(path).getParent());
            Files.write(place.inbox().resolve(path), picture.bytes());
            images.addObject().put("path", path).put("alt", picture.altText());
        }
        if (seed.skus().size() > 1) {
            for (Sku sku : seed.skus()) {
                ArrayNode shown = products.addObject()
                        .put("sku", sku.value())
                        .put("parent", place.sku())
                        .putArray("images");
                for (int i = 0; i < seed.pictures().size(); i++) {
                    if (seed.pictures().get(i).shownBy().contains(sku)) {
                        shown.add(images.get(i).path("path").asText());
                    }
                }
            }
        }
        save(place.manifest(), products);
    }

    void edit(FolderTruth place, SellerEdit edit) throws IOException {
        if (place.isPublished()) {
            editShelf(place, edit);
        } else {
            editInbox(place, edit);
        }
    }

    private void editInbox(FolderTruth place, SellerEdit edit) throws IOException {
        ArrayNode products = place.products();
        ArrayNode images = (ArrayNode) products.get(0).path("images");
        switch (edit) {
            case SellerEdit.Reordered() -> reverse(images);
            case SellerEdit.Described(int position, String alt) -> ((ObjectNode) images.get(position)).put("alt", alt);
            case SellerEdit.Removed(int position) -> images.remove(position);
            case SellerEdit.Repainted(int position, byte[] bytes) ->
                replace(place.inbox().resolve(images.get(position).path("path").asText()), bytes);
            case SellerEdit.Added(byte[] bytes) -> {
                String name = "by-hand-" + ++added + "-" + place.sku() + ".jpg";
                Files.write(place.inbox().resolve(name), bytes);
                images.addObject().put("path", name).put("alt", "");
            }
        }
        save(place.manifest(), products);
    }

    private void editShelf(FolderTruth place, SellerEdit edit) throws IOException {
        ObjectNode gallery = place.gallery();
        ArrayNode pictures = (ArrayNode) gallery.path("pictures");
        switch (edit) {
            case SellerEdit.Reordered() -> reverse(pictures);
            case SellerEdit.Described(int position, String alt) ->
                ((ObjectNode) pictures.get(position)).put("alt", alt);
            case SellerEdit.Removed(int position) ->
                Files.delete(place.shelf()
                        .resolve(pictures.get(position).path("file").asText()));
            case SellerEdit.Repainted(int position, byte[] bytes) ->
                replace(
                        place.shelf()
                                .resolve(pictures.get(position).path("file").asText()),
                        bytes);
            case SellerEdit.Added(byte[] bytes) ->
                Files.write(place.shelf().resolve("by-hand-" + ++added + ".jpg"), bytes);
        }
        save(place.shelf().resolve("gallery.json"), gallery);
    }

    static void save(Path file, JsonNode json) throws IOException {
        replace(file, FolderTruth.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path half = Files.createTempFile(file.getParent(), ".editor", "");
        Files.write(half, bytes);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void reverse(ArrayNode nodes) {
        List<JsonNode> turned = new ArrayList<>();
        nodes.forEach(turned::add);
        Collections.reverse(turned);
        nodes.removeAll().addAll(turned);
    }
}
