package dev.packshot.connector.shopify.writing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.shopify.gallery.GalleryPlan;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import dev.packshot.connector.shopify.gallery.Step;
import dev.packshot.connector.shopify.graphql.AdminCalls;
import dev.packshot.connector.shopify.graphql.Operation;
import dev.packshot.connector.shopify.product.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The calls of the Admin API that a write makes, one method for each. */
final class GalleryCalls {
    /** Most ids or rows of one call. */
    static final int MOST_ROWS = 250;

    static final int MOST_LINKS = 100;

    /** How many files may carry one marker: a second one comes from a lengthened name. */
    private static final int NAMESAKES = 2;

    private static final String NAME_TAKEN = "FILENAME_ALREADY_EXISTS";

    private final AdminCalls api;
    private final MediaAnswers answers;

    GalleryCalls(AdminCalls api, MediaAnswers answers) {
        this.api = api;
        this.answers = answers;
    }

    /** How far Shopify is with files; those that are gone are left out. */
    List<Picture> files(Collection<String> ids) {
        List<Picture> files = new ArrayList<>();
        for (List<String> some : pieces(List.copyOf(ids), MOST_ROWS)) {
            JsonNode data = api.ask(Operation.FILE_STATES, some.size(), Map.of("ids", some));
            Field.list(data, "nodes").forEach(node -> answers.file(node).ifPresent(files::add));
        }
        return files;
    }

    /**
     * Files by the markers in their names. Shopify's search may lag behind what was made a moment ago.
     *
     * @return by marker; markers without a file are left out
     */
    Map<String, List<Picture>> named(List<String> markers) {
        Map<String, List<Picture>> named = new HashMap<>();
        for (List<String> some : pieces(markers, MOST_ROWS / NAMESAKES)) {
            boolean all = true;
            for (Picture file : search(some)) {
                Optional<String> marker = file.image().marker().filter(some::contains);
                marker.ifPresent(known ->
                        named.computeIfAbsent(known, none -> new ArrayList<>()).add(file));
                all &= marker.isPresent();
            }
            if (!all) {
                // A file that shows nothing yet, or never, doesn't tell its name: each name is asked for by itself.
                some.forEach(marker -> {
                    List<Picture> files = search(List.of(marker));
                    if (!files.isEmpty()) {
                        named.put(marker, files);
                    }
                });
            }
        }
        return named;
    }

    private List<Picture> search(List<String> markers) {
        int first = Math.min(MOST_ROWS, NAMESAKES * markers.size());
        String query =
                markers.stream().map(marker -> "filename:" + marker + "*").collect(Collectors.joining(" OR "));
        JsonNode data = api.ask(Operation.FILES_BY_NAME, first, Map.of("query", query, "first", first));
        return Field.nodes(data, "files").stream()
                .flatMap(node -> answers.file(node).stream())
                .toList();
    }

    /**
     * Makes files.
     *
     * @param resources where the bytes of each marker were put
     * @return ids in the order of the files; empty when a name is taken
     */
    Optional<List<String>> create(List<Step.NewFile> files, Map<String, String> resources) {
        List<Map<String, Object>> input = files.stream()
                .map(file -> Map.<String, Object>of(
                        "filename",
                        GalleryPlan.name(file.put(), file.put().file().type().extension()),
                        "contentType",
                        "IMAGE",
                        "alt",
                        file.put().altText(),
                        "duplicateResolutionMode",
                        file.namesake() ? "APPEND_UUID" : "RAISE_ERROR",
                        "originalSource",
                        resource(resources, file.put())))
                .toList();
        return api.change(Operation.FILE_CREATE, files.size(), Map.of("files", input), "fileCreate", NAME_TAKEN)
                .map(payload -> ids(payload, files.size()));
    }

    private static List<String> ids(JsonNode payload, int expected) {
        List<String> ids = Field.list(payload, "files").stream()
                .map(file -> Field.text(file, "id"))
                .toList();
        if (ids.size() != expected) {
            throw new ConnectorException.Malformed("Shopify made another number of files than it was asked for");
        }
        return ids;
    }

    /**
     * Changes files, all in one call.
     *
     * @return false when a name is taken; the other rows may have been changed
     */
    boolean update(ListingRef product, List<Step.Row> rows, Map<String, String> resources) {
        List<Map<String, Object>> input = rows.stream()
                .map(row -> {
                    Map<String, Object> each = new HashMap<>();
                    each.put("id", row.file().id());
                    if (!row.altText().equals(row.file().image().altText())) {
                        each.put("alt", row.altText()); // Never sent for nothing: it may have been edited just now.
                    }
                    row.content().ifPresent(put -> {
                        each.put("originalSource", resource(resources, put));
                        each.put("filename", GalleryPlan.name(put, row.file().extension()));
                    });
                    if (row.attach()) {
                        each.put("referencesToAdd", List.of(product.id()));
                    }
                    return each;
                })
                .toList();
        return api.change(Operation.FILE_UPDATE, rows.size(), Map.of("files", input), "fileUpdate", NAME_TAKEN)
                .isPresent();
    }

    /** Takes pictures off a product; they stay in the shop's files. */
    void detach(ListingRef product, List<String> pictures) {
        List<Map<String, Object>> input = pictures.stream()
                .map(id -> Map.<String, Object>of("id", id, "referencesToRemove", List.of(product.id())))
                .toList();
        api.change(Operation.FILE_UPDATE, pictures.size(), Map.of("files", input), "fileUpdate");
    }

    /** Gives up replacements, so that the former pictures show again. */
    void acknowledge(List<String> pictures) {
        api.change(Operation.FILE_ACKNOWLEDGE, pictures.size(), Map.of("ids", pictures), "fileAcknowledgeUpdateFailed");
    }

    /**
     * Moves media.
     *
     * @return the job that does it
     */
    String reorder(ListingRef product, List<Step.Move> moves) {
        List<Map<String, Object>> input = moves.stream()
                .map(move -> Map.<String, Object>of("id", move.medium(), "newPosition", "" + move.position()))
                .toList();
        JsonNode payload = api.change(
                Operation.MEDIA_REORDER, 1, Map.of("id", product.id(), "moves", input), "productReorderMedia");
        return Field.text(payload.path("job"), "id");
    }

    /** Whether a job has been run; one that isn't known any more has. */
    boolean isDone(String job) {
        JsonNode state = api.ask(Operation.JOB_STATE, 1, Map.of("id", job)).path("job");
        return state.isNull() || state.path("done").asBoolean();
    }

    /** Takes pictures off variants, at most 100 at once. */
    void unlink(ListingRef product, List<Step.Link> links) {
        link(Operation.VARIANT_DETACH, product, links, "productVariantDetachMedia");
    }

    /** Lets variants that show none show a picture, at most 100 at once. */
    void link(ListingRef product, List<Step.Link> links) {
        link(Operation.VARIANT_APPEND, product, links, "productVariantAppendMedia");
    }

    private void link(Operation operation, ListingRef product, List<Step.Link> links, String field) {
        List<Map<String, Object>> input = links.stream()
                .map(link -> Map.<String, Object>of("variantId", link.variant(), "mediaIds", List.of(link.picture())))
                .toList();
        api.change(operation, 1, Map.of("id", product.id(), "links", input), field);
    }

    private static String resource(Map<String, String> resources, Put put) {
        return Optional.ofNullable(resources.get(put.key().marker()))
                .orElseThrow(() -> new IllegalStateException("A picture is used before it was uploaded"));
    }

    /** A list in pieces that one call takes. */
    static <T> List<List<T>> pieces(List<T> all, int most) {
        List<List<T>> pieces = new ArrayList<>();
        for (int i = 0; i < all.size(); i += most) {
            pieces.add(all.subList(i, Math.min(all.size(), i + most)));
        }
        return pieces;
    }
}
