package dev.packshot.engine.api.install;

import dev.packshot.connector.Installs;
import dev.packshot.engine.connection.Consents;
import dev.packshot.engine.install.Installations;
import dev.packshot.engine.install.PublicAddress;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where people arrive whom a marketplace sends. Nobody is ever asked which shop he has. */
@Path("/install/{connector}")
@PermitAll
public class InstallResource {
    private final Installations installations;
    private final PublicAddress address;
    private final Pages pages;
    private final Mishaps mishaps;

    InstallResource(Installations installations, PublicAddress address, Pages pages, Mishaps mishaps) {
        this.installations = installations;
        this.address = address;
        this.pages = pages;
        this.mishaps = mishaps;
    }

    /** The app's address. */
    @GET
    @Operation(hidden = true)
    public Response arrive(String connector, HttpServerRequest request) {
        Optional<Installs.Embedding> within = Optional.empty();
        try {
            String query = request.query() == null ? "" : request.query();
            Installs.Arrival arrival = installations.arrival(connector, query);
            if (!arrival.embedded()) {
                return consent(connector, arrival.account());
            }
            Installs.Embedding embedding = installations.embedding(connector, arrival.account());
            within = Optional.of(embedding);
            // Without a token the page's own script brings one.
            arrival.token().ifPresent(token -> installations.install(connector, arrival.account(), token));
            return pages.shop(arrival.account(), installations.marketplace(connector), embedding);
        } catch (RuntimeException e) {
            return mishaps.page(e, within);
        }
    }

    private Response consent(String connector, String account) {
        URI back = address.back(connector);
        return installations
                .consent(connector, account, back)
                .map(departure -> away(departure, back))
                .orElseGet(() -> Response.seeOther(CallbackResource.done(back)).build());
    }

    private static Response away(Consents.Departure departure, URI back) {
        return Response.status(Response.Status.FOUND)
                .location(departure.address())
                .cookie(ConsentCookie.of(departure, back))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
