package dev.packshot.connector.folder.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.PixelSize;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One picture in {@code gallery.json}.
 *
 * @param file its name beside it
 * @param id of the picture on this listing
 * @param marker of a picture that was put there; empty for a kept original
 * @param created when it was put there
 * @param altText may be empty
 * @param variants ids of the variants that show it
 * @param digest of the bytes as they were written
 * @param size where it is known
 * @param seen the file's state after it was written: as long as it is the same, the bytes are
 * @param raw what somebody else has added to the entry
 */
record GalleryEntry(
        String file,
        String id,
        Optional<String> marker,
        Instant created,
        String altText,
        Set<String> variants,
        Digest digest,
        Optional<PixelSize> size,
        String seen,
        ObjectNode raw) {
    private static final Set<String> KNOWN =
            Set.of("file", "id", "marker", "created", "alt", "variants", "digest", "width", "height", "seen");

    GalleryEntry {
        variants = Set.copyOf(variants);
    }

    /** Reads an entry; what is missing because somebody has edited the file is taken as empty. */
    static Optional<GalleryEntry> of(JsonNode node) {
        if (!(node instanceof ObjectNode raw) || raw.path("file").asText().isBlank()) {
            return Optional.empty();
        }
        String file = raw.path("file").asText();
        // Only names beside it: an edited path must not lead anywhere else.
        if (file.contains("/") || file.contains("\\") || file.startsWith(".")) {
            return Optional.empty();
        }
        String digest = raw.path("digest").asText();
        return Optional.of(new GalleryEntry(
                file,
                raw.path("id").asText("shelf/" + file),
                Optional.of(raw.path("marker").asText()).filter(marker -> !marker.isBlank()),
                instant(raw.path("created").asText()),
                raw.path("alt").asText(),
                StreamSupport.stream(raw.path("variants").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet()),
                digest.matches("[0-9a-f]{64}") ? new Digest(digest) : Digest.of(""),
                size(raw),
                raw.path("seen").asText(),
                raw));
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", file).put("id", id);
        marker.ifPresent(value -> node.put("marker", value));
        node.put("created", created.toString()).put("alt", altText);
        ArrayNode links = node.putArray("variants");
        new TreeSet<>(variants).forEach(links::add);
        node.put("digest", digest.hex());
        size.ifPresent(it -> node.put("width", it.width()).put("height", it.height()));
        node.put("seen", seen);
        raw.properties().stream()
                .filter(field -> !KNOWN.contains(field.getKey()))
                .forEach(field -> node.set(field.getKey(), field.getValue()));
        return node;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private static Optional<PixelSize> size(JsonNode raw) {
        int width = raw.path("width").asInt();
        int height = raw.path("height").asInt();
        return width > 0 && height > 0 ? Optional.of(new PixelSize(width, height)) : Optional.empty();
    }
}
