package dev.packshot.sandbox.shopify.bulk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the connections are in an answer, so that it can be taken apart into lines. */
final class Shape {
    private final Map<String, Shape> objects = new LinkedHashMap<>();
    private final Map<String, Shape> connections = new LinkedHashMap<>();

    /** Shape of the object under a key of the answer. */
    Shape object(String key) {
        return objects.computeIfAbsent(key, unused -> new Shape());
    }

    /** Shape of the nodes of the connection under a key of the answer. */
    Shape connection(String key) {
        return connections.computeIfAbsent(key, unused -> new Shape());
    }

    Optional<Shape> objectAt(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    Optional<Shape> connectionAt(String key) {
        return Optional.ofNullable(connections.get(key));
    }
}
