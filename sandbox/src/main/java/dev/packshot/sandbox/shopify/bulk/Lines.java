package dev.packshot.sandbox.shopify.bulk;

import dev.packshot.sandbox.shopify.http.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes nodes apart into lines: each node of a connection within becomes a line of its own that names its parent in
 * {@code __parentId}. Parents come before their children; directly before them only where objects are grouped.
 */
final class Lines {
    /** How many outermost nodes are written before their children, where nothing is grouped. */
    private static final int APART = 3;

    private final boolean grouped;
    private final Consumer<byte[]> out;
    private final List<Node> waiting = new ArrayList<>();
    private long objects;
    private long roots;

    Lines(boolean grouped, Consumer<byte[]> out) {
        this.grouped = grouped;
        this.out = out;
    }

    /** An outermost node and all within. */
    void root(Map<String, Object> node, Shape shape) {
        roots++;
        var root = new Node(node, shape, Optional.empty());
        if (grouped) {
            deep(root);
            return;
        }
        waiting.add(root);
        if (waiting.size() == APART) {
            flush();
        }
    }

    /** Writes what still waits. */
    void flush() {
        Deque<Node> level = new ArrayDeque<>(waiting);
        waiting.clear();
        while (!level.isEmpty()) {
            List<Deque<Node>> families = new ArrayList<>();
            for (Node parent : level) {
                families.add(new ArrayDeque<>(write(parent)));
            }
            level.clear();
            // One child of each parent in turn.
            while (families.stream().anyMatch(each -> !each.isEmpty())) {
                families.forEach(each -> Optional.ofNullable(each.poll()).ifPresent(level::add));
            }
        }
    }

    long objects() {
        return objects;
    }

    long roots() {
        return roots;
    }

    private void deep(Node node) {
        write(node).forEach(this::deep);
    }

    private List<Node> write(Node node) {
        var children = new ArrayList<Node>();
        Map<String, Object> line = copy(node.fields, node.shape, String.valueOf(node.fields.get("id")), children);
        node.parent.ifPresent(parent -> line.put("__parentId", parent));
        out.accept(Json.bytes(line));
        objects++;
        return children;
    }

    private static Map<String, Object> copy(
            Map<String, Object> fields, Shape shape, String parent, List<Node> children) {
        var line = new LinkedHashMap<String, Object>();
        fields.forEach((key, value) -> {
            Optional<Shape> connection = shape.connectionAt(key);
            if (connection.isPresent()) {
                nodes(value).forEach(node -> children.add(new Node(node, connection.get(), Optional.of(parent))));
            } else {
                line.put(
                        key,
                        value instanceof Map<?, ?> object
                                ? copy(object(object), shape.objectAt(key).orElseGet(Shape::new), parent, children)
                                : value);
            }
        });
        return line;
    }

    /** The nodes of a connection as it was answered. */
    static List<Map<String, Object>> nodes(@Nullable Object connection) {
        if (!(connection instanceof Map<?, ?> read) || !(read.get("edges") instanceof List<?> edges)) {
            return List.of();
        }
        return edges.stream()
                .flatMap(edge -> edge instanceof Map<?, ?> one && one.get("node") instanceof Map<?, ?> node
                        ? Optional.of(object(node)).stream()
                        : java.util.stream.Stream.empty())
                .toList();
    }

    @SuppressWarnings("unchecked") // Keys of an answer are names of fields.
    static Map<String, Object> object(Map<?, ?> answered) {
        return (Map<String, Object>) answered;
    }

    private record Node(Map<String, Object> fields, Shape shape, Optional<String> parent) {}
}
