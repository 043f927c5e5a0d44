package dev.packshot.engine.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a list is wanted. */
public final class PageQuery {
    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1) @Max(200) @Parameter(description = "Most items of the page")
    int limit;

    @QueryParam("cursor")
    @Size(max = 200) @Parameter(description = "The next of the page before")
    @Nullable String cursor;

    /** Most items, 1 to 200. */
    public int limit() {
        return limit;
    }

    /** Where the page before ended; empty for the first page. */
    public Optional<Keyset> after() {
        return Optional.ofNullable(cursor).map(Keyset::read);
    }
}
