package dev.packshot.engine.api.install;

import dev.packshot.catalog.Digest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What our pages are made of: the same for every shop, at addresses that change with the content. */
@Path("/embedded/{file}")
@PermitAll
@Singleton
public class PageAssets {
    private static final Map<String, String> TYPES =
            Map.of("page.css", "text/css;charset=UTF-8", "page.js", "text/javascript;charset=UTF-8");

    @GET
    @Operation(hidden = true)
    public Response get(String file) {
        String type = TYPES.get(file);
        if (type == null) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        return Response.ok(read(file))
                .type(type)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .build();
    }

    /** Where a page finds one. */
    static String address(String file) {
        return "/embedded/" + file + "?v=" + Digest.of(read(file)).abbreviated();
    }

    static byte[] read(String file) {
        try (InputStream in = Objects.requireNonNull(PageAssets.class.getResourceAsStream("/embedded/" + file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
