package dev.packshot.sandbox.shopify.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.sandbox.shopify.http.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a form has to be like for the bucket to take it (Google cloud storage, policy documents).
 *
 * @param fields exact values of its fields
 * @param least bytes of the file
 * @param most bytes of the file
 * @param until when it ends
 */
record Policy(Map<String, String> fields, long least, long most, Instant until) {
    /** Fields that no condition speaks about. */
    private static final Set<String> FREE = Set.of("policy", "x-goog-signature", "file");

    private static final ObjectMapper JSON = new ObjectMapper();

    Policy {
        fields = Map.copyOf(fields);
    }

    /** As the form carries it: JSON in base64, conditions in the order of the fields. */
    static String encoded(Map<String, String> fields, String bucket, long least, long most, Instant until) {
        var conditions = new ArrayList<Object>();
        fields.forEach((name, value) -> {
            if (name.equals("key")) {
                conditions.add(List.of("content-length-range", least, most));
                conditions.add(Map.of("bucket", bucket));
            }
            conditions.add(Map.of(name, value));
        });
        var document = new LinkedHashMap<String, Object>();
        document.put("conditions", conditions);
        document.put("expiration", until.toString());
        return Base64.getEncoder().encodeToString(Json.bytes(document));
    }

    /** Reads one; empty when it isn't one. */
    static Optional<Policy> decoded(String base64) {
        var fields = new LinkedHashMap<String, String>();
        long least = 0;
        long most = Long.MAX_VALUE;
        try {
            JsonNode document = JSON.readTree(Base64.getDecoder().decode(base64));
            for (JsonNode condition : document.path("conditions")) {
                if (condition.isArray() && condition.path(0).asText().equals("content-length-range")) {
                    least = condition.path(1).asLong();
                    most = condition.path(2).asLong();
                } else {
                    condition
                            .properties()
                            .forEach(each ->
                                    fields.put(each.getKey(), each.getValue().asText()));
                }
            }
            fields.remove("bucket");
            return Optional.of(new Policy(
                    fields,
                    least,
                    most,
                    Instant.parse(document.path("expiration").asText())));
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Name of the first field that is missing, other than agreed or not agreed at all. */
    Optional<String> breach(Map<String, String> form) {
        return fields.entrySet().stream()
                .filter(agreed -> !agreed.getValue().equals(form.get(agreed.getKey())))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> form.keySet().stream()
                        .filter(name -> !fields.containsKey(name) && !FREE.contains(name))
                        .findFirst());
    }
}
