package dev.packshot.sandbox.shopify.query;

import dev.packshot.sandbox.shopify.graph.AdminException;
import dev.packshot.sandbox.shopify.graph.FieldCall;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A page of a connection. A cursor holds what the last item was sorted by, so that reading goes on behind it whatever has
 * come, gone or moved meanwhile.
 *
 * @param edges the items in order
 * @param before whether there are items before it
 * @param after whether there are items behind it
 */
record Page(List<Edge> edges, boolean before, boolean after) {
    private static final int MOST = 250;

    /** An item with its cursor. */
    record Edge(Object node, String cursor) {}

    /**
     * What an item is sorted by.
     *
     * @param value by which first
     * @param id by which where that is the same
     */
    record Key(long value, long id) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::value).thenComparingLong(Key::id);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }

        private String cursor() {
            return Base64.getEncoder()
                    .encodeToString("{\"last_id\":%d,\"last_value\":\"%d\"}"
                            .formatted(id, value)
                            .getBytes(StandardCharsets.UTF_8));
        }

        private static Key read(String cursor) {
            try {
                String[] numbers = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8)
                        .replaceFirst("^\\{\"last_id\":(\\d+),\"last_value\":\"(-?\\d+)\"}$", "$1 $2")
                        .split(" ");
                return new Key(Long.parseLong(numbers[1]), Long.parseLong(numbers[0]));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new AdminException("INVALID_CURSOR", "Invalid cursor for current pagination sort.");
            }
        }
    }

    /** The page that the field's {@code first}, {@code after} and {@code reverse} ask for. */
    static <T> Page of(FieldCall call, Stream<T> items, Function<T, Key> key) {
        Optional<Integer> size = call.optional("first");
        if (size.isEmpty() && !call.whole()) {
            throw new AdminException("", "you must provide one of first or last");
        }
        int first = size.orElse(Integer.MAX_VALUE);
        if (size.isPresent() && (first < 1 || first > MOST)) {
            throw new AdminException("", "first has to be between 1 and 250, but was " + first);
        }
        boolean reverse = call.<Boolean>optional("reverse").orElse(false);
        Comparator<Key> order = reverse ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Optional<Key> after = call.<String>optional("after").map(Key::read);
        List<T> rest = items.filter(item -> after.isEmpty() || order.compare(key.apply(item), after.get()) > 0)
                .sorted(Comparator.comparing(key, order))
                .limit(first + 1L)
                .toList();
        return new Page(
                rest.stream()
                        .limit(first)
                        .map(item -> new Edge((Object) item, key.apply(item).cursor()))
                        .toList(),
                after.isPresent(),
                rest.size() > first);
    }

    List<Object> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    Optional<String> start() {
        return edges.isEmpty() ? Optional.empty() : Optional.of(edges.getFirst().cursor());
    }

    Optional<String> end() {
        return edges.isEmpty() ? Optional.empty() : Optional.of(edges.getLast().cursor());
    }
}
