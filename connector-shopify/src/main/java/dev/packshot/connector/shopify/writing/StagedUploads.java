package dev.packshot.connector.shopify.writing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.shopify.graphql.AdminCalls;
import dev.packshot.connector.shopify.graphql.Operation;
import dev.packshot.connector.shopify.product.Field;
import dev.packshot.connector.shopify.upload.UploadClient;
import dev.packshot.connector.shopify.upload.UploadTarget;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the pictures of a change where Shopify fetches them from. Nothing of it shows. */
final class StagedUploads {
    private final AdminCalls api;
    private final UploadClient client;

    StagedUploads(AdminCalls api, UploadClient client) {
        this.api = api;
        this.client = client;
    }

    /**
     * Asks once for the addresses of all pictures, then puts them there one by one.
     *
     * @param names file names in the order of the pictures
     * @return what Shopify fetches each by, by marker
     */
    Map<String, String> put(List<Put> puts, List<String> names) {
        List<UploadTarget> targets = targets(puts, names);
        Map<String, String> resources = new LinkedHashMap<>();
        for (int i = 0; i < puts.size(); i++) {
            client.put(targets.get(i), puts.get(i).file());
            resources.put(puts.get(i).key().marker(), targets.get(i).resource());
        }
        return resources;
    }

    private List<UploadTarget> targets(List<Put> puts, List<String> names) {
        List<Map<String, Object>> input = new ArrayList<>();
        for (int i = 0; i < puts.size(); i++) {
            input.add(Map.of(
                    "resource",
                    "IMAGE",
                    "filename",
                    names.get(i),
                    "mimeType",
                    puts.get(i).file().type().mime(),
                    "httpMethod",
                    "PUT"));
        }
        JsonNode payload =
                api.change(Operation.STAGED_UPLOADS, puts.size(), Map.of("input", input), "stagedUploadsCreate");
        List<UploadTarget> targets = Field.list(payload, "stagedTargets").stream()
                .map(StagedUploads::target)
                .toList();
        if (targets.size() != puts.size()) {
            throw new ConnectorException.Malformed("Shopify named another number of upload addresses than asked for");
        }
        return targets;
    }

    private static UploadTarget target(JsonNode target) {
        try {
            return new UploadTarget(URI.create(Field.text(target, "url")), Field.text(target, "resourceUrl"));
        } catch (IllegalArgumentException e) {
            throw new ConnectorException.Malformed("Shopify named an upload address that isn't one");
        }
    }
}
