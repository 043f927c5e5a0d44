package dev.packshot.connector.shopify.product;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.connector.ConnectorException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What is read of an answer, so that a missing field is told and never taken for an empty one. */
public final class Field {
    private Field() {}

    /**
     * A text that has to be there.
     *
     * @throws ConnectorException.Malformed when it isn't
     */
    public static String text(JsonNode of, String name) {
        return optional(of, name).orElseThrow(() -> missing(name));
    }

    /** A text that may be null or missing. */
    public static Optional<String> optional(JsonNode of, String name) {
        JsonNode value = of.path(name);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /**
     * A time that has to be there.
     *
     * @throws ConnectorException.Malformed when it isn't
     */
    public static Instant time(JsonNode of, String name) {
        try {
            return Instant.parse(text(of, name));
        } catch (DateTimeException e) {
            throw missing(name);
        }
    }

    /**
     * The nodes of a connection that has to be there.
     *
     * @throws ConnectorException.Malformed when it isn't
     */
    public static List<JsonNode> nodes(JsonNode of, String connection) {
        return list(of.path(connection), "nodes");
    }

    /**
     * A list that has to be there.
     *
     * @throws ConnectorException.Malformed when it isn't
     */
    public static List<JsonNode> list(JsonNode of, String name) {
        JsonNode values = of.path(name);
        if (!values.isArray()) {
            throw missing(name);
        }
        return StreamSupport.stream(values.spliterator(), false).toList();
    }

    private static ConnectorException missing(String name) {
        return new ConnectorException.Malformed("Shopify's answer lacks " + name);
    }
}
