package dev.packshot.sandbox.shopify.bulk;

import graphql.ExecutionResult;
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
                ExecutionResult answer = reader.read(root.page(), variables);
                if (!answer.getErrors().isEmpty()) {
                    return Optional.of(code(answer));
                }
                Map<?, ?> connection = at(answer.getData(), root.path());
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

    private static Map<?, ?> at(@Nullable Object data, List<String> path) {
        Object here = data;
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

    private static BulkOperation.ErrorCode code(ExecutionResult answer) {
        return answer.getErrors().stream()
                        .map(error -> error.getExtensions())
                        .anyMatch(extensions -> extensions != null && "ACCESS_DENIED".equals(extensions.get("code")))
                ? BulkOperation.ErrorCode.ACCESS_DENIED
                : BulkOperation.ErrorCode.INTERNAL_SERVER_ERROR;
    }
}
