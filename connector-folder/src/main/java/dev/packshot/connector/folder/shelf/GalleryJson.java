package dev.packshot.connector.folder.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Sku;
import dev.packshot.connector.folder.disk.Stamp;
import dev.packshot.connector.folder.shelf.ShelfRecord.SeenOriginal;
import dev.packshot.connector.folder.shelf.ShelfRecord.TakenOff;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * {@code gallery.json}. People read and edit it, so whatever can be understood is, and what they add is kept.
 */
final class GalleryJson {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private GalleryJson() {}

    /** What it says; empty when it isn't a gallery at all. */
    static Optional<ShelfRecord> read(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (!root.path("pictures").isArray()) {
                return Optional.empty();
            }
            return Optional.of(new ShelfRecord(
                    understood(root.path("sku").asText(), Sku::new),
                    list(root.path("pictures"), GalleryJson::picture),
                    list(
                            root.path("originals"),
                            each -> new SeenOriginal(
                                    each.path("id").asText(),
                                    each.path("revision").asText(),
                                    each.path("altText").asText())),
                    list(
                            root.path("takenOff"),
                            each -> new TakenOff(
                                    file(each),
                                    stamp(each).orElseThrow(),
                                    each.path("ours").asBoolean()))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Its bytes.
     *
     * @param before what it replaces: keys that somebody added there stay
     */
    static byte[] write(ShelfRecord record, Optional<byte[]> before) throws IOException {
        ObjectNode old = before.map(GalleryJson::object).orElseGet(JSON::createObjectNode);
        ObjectNode root = old.deepCopy();
        root.put("version", VERSION);
        record.sku().ifPresent(sku -> root.put("sku", sku.value()));
        ArrayNode pictures = root.putArray("pictures");
        record.pictures().forEach(picture -> pictures.add(picture(picture, old.path("pictures"))));
        ArrayNode originals = root.putArray("originals");
        record.originals().forEach(each -> originals
                .addObject()
                .put("id", each.id())
                .put("revision", each.revision())
                .put("altText", each.altText()));
        ArrayNode takenOff = root.putArray("takenOff");
        record.takenOff().forEach(each -> stamp(takenOff.addObject().put("file", each.file()), each.stamp())
                .put("ours", each.ours()));
        return JSON.writeValueAsBytes(root);
    }

    private static ObjectNode object(byte[] bytes) {
        try {
            return JSON.readTree(bytes) instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    private static Shelved picture(JsonNode picture) {
        String file = file(picture);
        Optional<Stamp> stamp = stamp(picture);
        Optional<Digest> digest = understood(picture.path("digest").asText(), Digest::new);
        return new Shelved(
                file,
                understood(picture.path("id").asText(), ImageId::new).orElseGet(() -> new ImageId("shelf/" + file)),
                Optional.of(picture.path("marker").asText()).filter(marker -> !marker.isBlank()),
                understood(picture.path("created").asText(), Instant::parse),
                picture.path("revision").asText(),
                picture.path("altText").asText(),
                new HashSet<>(list(picture.path("variants"), JsonNode::asText)),
                digest,
                picture.path("width").asInt() > 0 && picture.path("height").asInt() > 0
                        ? Optional.of(new PixelSize(
                                picture.path("width").asInt(),
                                picture.path("height").asInt()))
                        : Optional.empty(),
                digest.isPresent() ? stamp : Optional.empty());
    }

    private static ObjectNode picture(Shelved picture, JsonNode before) {
        ObjectNode node = StreamSupport.stream(before.spliterator(), false)
                .filter(each -> each.path("id").asText().equals(picture.id().id()))
                .findFirst()
                .filter(ObjectNode.class::isInstance)
                .map(each -> ((ObjectNode) each).deepCopy())
                .orElseGet(JSON::createObjectNode);
        node.remove(List.of("marker", "created", "digest", "width", "height", "bytes", "modified"));
        node.put("file", picture.file());
        node.put("altText", picture.altText());
        node.put("id", picture.id().id());
        picture.marker().ifPresent(marker -> node.put("marker", marker));
        picture.created().ifPresent(created -> node.put("created", created.toString()));
        node.put("revision", picture.revision());
        ArrayNode variants = node.putArray("variants");
        picture.variants().stream().sorted().forEach(variants::add);
        picture.size().ifPresent(size -> node.put("width", size.width()).put("height", size.height()));
        picture.digest().ifPresent(digest -> node.put("digest", digest.hex()));
        picture.stamp().ifPresent(stamp -> stamp(node, stamp));
        return node;
    }

    private static Optional<Stamp> stamp(JsonNode node) {
        return understood(node.path("modified").asText(), Instant::parse)
                .map(modified -> new Stamp(node.path("bytes").asLong(), modified));
    }

    private static ObjectNode stamp(ObjectNode node, Stamp stamp) {
        return node.put("bytes", stamp.size()).put("modified", stamp.modified().toString());
    }

    /** A name in the listing's own folder and nowhere else. */
    private static String file(JsonNode node) {
        String name = node.path("file").asText();
        if (name.isBlank()
                || name.startsWith(".")
                || name.matches("(?s).*[/\\\\\\p{Cntrl}].*")
                || name.length() > 240) {
            throw new IllegalArgumentException("Not a file of this folder");
        }
        return name;
    }

    /** The entries that can be understood; one that a person spoilt takes nobody else along. */
    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        List<T> list = new ArrayList<>();
        array.forEach(each -> {
            try {
                list.add(read.apply(each));
            } catch (IllegalArgumentException | DateTimeException | java.util.NoSuchElementException e) {
                // Left out: a picture that isn't named is taken for the seller's, so nothing gets lost by it.
            }
        });
        return list;
    }

    private static <T> Optional<T> understood(String text, Function<String, T> read) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(read.apply(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
