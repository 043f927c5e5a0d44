package dev.packshot.engine.media;

import dev.packshot.engine.media.RenditionLinks.Lent;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Gives out what a signed link lends. Whatever is wrong, the answer is the same 404, so that nobody learns from it. */
@Path("/r/{token}/{file}")
@PermitAll
public class RenditionResource {
    private final RenditionLinks links;
    private final MediaStore store;

    @Inject
    RenditionResource(RenditionLinks links, MediaStore store) {
        this.links = links;
        this.store = store;
    }

    /** The picture. */
    @GET
    @Operation(hidden = true)
    public Response get(@PathParam("token") String token, @PathParam("file") String file) {
        // Read whole, since a damaged picture must be found before its first byte goes out.
        return answer(token, file, lent -> Response.ok(store.read(lent.digest())));
    }

    /** What the picture would be. */
    @HEAD
    @Operation(hidden = true)
    public Response head(@PathParam("token") String token, @PathParam("file") String file) {
        return answer(token, file, lent -> Response.ok().header("Content-Length", store.length(lent.digest())));
    }

    private Response answer(String token, String file, Function<Lent, Response.ResponseBuilder> content) {
        Optional<Lent> lent = links.check(token, file);
        try {
            return lent.map(picture -> decorated(content.apply(picture), picture))
                    .orElseGet(RenditionResource::nothing);
        } catch (MediaMissing | MediaDamaged e) {
            return nothing();
        }
    }

    private static Response decorated(Response.ResponseBuilder content, Lent lent) {
        return content.type(lent.type().mime())
                .header(
                        "Cache-Control",
                        "public, max-age=%d, immutable".formatted(lent.left().toSeconds()))
                .header("ETag", '"' + lent.digest().hex() + '"')
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    private static Response nothing() {
        return Response.status(Response.Status.NOT_FOUND)
                .header("Cache-Control", "no-store")
                .build();
    }
}
