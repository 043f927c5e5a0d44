package dev.packshot.engine.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in order
 * @param next the cursor of the next part; left out on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        List<T> items,

        @Schema(description = "The cursor of the next page; left out on the last one") @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page of rows of which one more than fits was read.
     *
     * @param rows up to {@code limit + 1}
     * @param place of a row in the order that they were read in
     * @param shown what callers see of a row
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, Keyset> place, Function<R, T> shown) {
        List<R> fitting = rows.subList(0, Math.min(limit, rows.size()));
        String next = rows.size() > limit ? place.apply(fitting.getLast()).toString() : null;
        return new Page<>(fitting.stream().map(shown).toList(), next);
    }
}
