package dev.packshot.connector.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Sku;
import dev.packshot.connector.tck.simulator.TrueListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody sees who looks into the folders of one listing with his own eyes. */
record FolderTruth(Path inbox, Path shelf, Path manifest, String sku) {
    static final ObjectMapper JSON = new ObjectMapper();

    boolean isPublished() {
        return Files.exists(shelf.resolve("gallery.json"));
    }

    ObjectNode gallery() throws IOException {
        return (ObjectNode) JSON.readTree(shelf.resolve("gallery.json").toFile());
    }

    ArrayNode products() throws IOException {
        return (ArrayNode) JSON.readTree(manifest.toFile());
    }

    TrueListing look() throws IOException {
        List<TrueListing.Picture> pictures = isPublished() ? onShelf() : inInbox();
        return new TrueListing(pictures, !pictures.isEmpty());
    }

    /** Markers that the gallery names. */
    Set<String> markers() throws IOException {
        Set<String> markers = new HashSet<>();
        if (isPublished()) {
            gallery()
                    .path("pictures")
                    .forEach(each -> markers.add(each.path("marker").asText()));
        }
        markers.remove("");
        return markers;
    }

    private List<TrueListing.Picture> inInbox() throws IOException {
        List<TrueListing.Picture> pictures = new ArrayList<>();
        ArrayNode products = products();
        for (JsonNode image : products.get(0).path("images")) {
            String path = image.path("path").asText();
            Set<Sku> shownBy = new HashSet<>();
            for (JsonNode product : products) {
                if (product.has("parent") && holds(product.path("images"), path)) {
                    shownBy.add(new Sku(product.path("sku").asText()));
                }
            }
            pictures.add(picture(
                    "inbox/" + path, inbox.resolve(path), image.path("alt").asText(), shownBy));
        }
        return pictures;
    }

    private List<TrueListing.Picture> onShelf() throws IOException {
        List<TrueListing.Picture> pictures = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (JsonNode each : gallery().path("pictures")) {
            String file = each.path("file").asText();
            named.add(file);
            if (Files.exists(shelf.resolve(file))) {
                Set<Sku> shownBy = new HashSet<>();
                each.path("variants").forEach(variant -> shownBy.add(new Sku(variant.asText())));
                pictures.add(picture(
                        each.path("id").asText(),
                        shelf.resolve(file),
                        each.path("alt").asText(),
                        shownBy));
            }
        }
        try (Stream<Path> files = Files.list(shelf)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("by-hand") && !named.contains(name)) {
                    pictures.add(picture("shelf/" + name, file, "", Set.of()));
                }
            }
        }
        return pictures;
    }

    private static TrueListing.Picture picture(String id, Path file, String alt, Set<Sku> shownBy) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new TrueListing.Picture(id, bytes, Digest.of(bytes), alt, shownBy);
    }

    private static boolean holds(@Nullable JsonNode paths, String path) {
        boolean found = false;
        for (JsonNode each : paths == null ? JSON.createArrayNode() : paths) {
            found |= each.asText().equals(path);
        }
        return found;
    }
}
