package dev.packshot.sandbox.shopify.bulk;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** One reading of a whole shop, page by page. */
final class BulkRun {
    private final BulkReader reader;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Lines lines;

    BulkRun(BulkReader reader, boolean grouped) {
        this.reader = reader;
        this.lines = new Lines(grouped, line -> {
            bytes.writeBytes(line);
            bytes.write('\n');
        });
    }

    /**
     * Reads on until everything is read.
     *
     * @param on asked before each page; ends the reading with what there is when it says no
     * @param counted hears of the lines so far after each page
     * @return why it can't go on; empty when it was read
     */
    Optional<BulkOperation.ErrorCode> read(BulkQuery query, BooleanSupplier on, ObjLongConsumer<Long> counted) {
        for (BulkQuery.Root root : query.roots()) {
            @Nullable String after = null;
            do {
                if (!on.getAsBoolean()) {
                    return Optional.empty();
                }
                // A variable that isn't there is a null.
                Map<String, Object> variables = after == null ? Map.of() : Map.of(BulkQuery.AFTER, after);
                Map<?, ?> connection;
                try {
                    connection = at(reader.read(root.page(), variables), root.path());
                } catch (BulkReadException e) {
                    return Optional.of(e.code());
                }
                Lines.nodes(connection).forEach(node -> lines.root(node, root.shape()));
                counted.accept(lines.objects(), lines.roots());
                after = next(connection);
            } while (after != null);
            lines.flush();
        }
        counted.accept(lines.objects(), lines.roots());
        return Optional.empty();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private static Map<?, ?> at(Map<String, Object> data, List<String> path) {
        @Nullable Object here = data;
        for (String key : path) {
            here = here instanceof Map<?, ?> object ? object.get(key) : null;
        }
        return here instanceof Map<?, ?> connection ? connection : Map.of();
    }

    private static @Nullable String next(Map<?, ?> connection) {
        return connection.get(BulkQuery.PAGE) instanceof Map<?, ?> page
                        && Boolean.TRUE.equals(page.get("hasNextPage"))
                        && page.get("endCursor") instanceof String cursor
                ? cursor
                : null;
    }
}
