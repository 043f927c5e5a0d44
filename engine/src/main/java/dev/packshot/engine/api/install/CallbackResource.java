package dev.packshot.engine.api.install;

import dev.packshot.connector.Secret;
import dev.packshot.engine.connection.ConsentRefused;
import dev.packshot.engine.connection.Consents;
import dev.packshot.engine.install.Enrolments;
import dev.packshot.engine.install.PublicAddress;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a shop's owner comes back to once he has consented, or hasn't. */
@Path("/install/{connector}/callback")
@PermitAll
public class CallbackResource {
    private final Consents consents;
    private final Enrolments enrolments;
    private final PublicAddress address;
    private final Pages pages;
    private final Mishaps mishaps;

    CallbackResource(Consents consents, Enrolments enrolments, PublicAddress address, Pages pages, Mishaps mishaps) {
        this.consents = consents;
        this.enrolments = enrolments;
        this.address = address;
        this.pages = pages;
        this.mishaps = mishaps;
    }

    /** With the marketplace's answer. */
    @GET
    @Operation(hidden = true)
    public Response back(String connector, UriInfo called, HttpHeaders headers) {
        try {
            Map<String, String> query = single(called.getQueryParameters());
            Secret kept = ConsentCookie.kept(headers.getCookies(), query.getOrDefault("state", ""));
            UUID connection = consents.finish(query, kept);
            enrolments.begin(connection);
            // Away from an address that holds a code.
            return Response.seeOther(done(address.back(connector)))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header("Referrer-Policy", "no-referrer")
                    .build();
        } catch (RuntimeException e) {
            return mishaps.page(e, Optional.empty());
        }
    }

    /** Says that it is done. */
    @GET
    @Path("/done")
    @Operation(hidden = true)
    public Response done() {
        return pages.says(
                200,
                "The shop is connected",
                "Packshot reads its listings now. You can close this page and go back to where you came from.",
                Optional.empty());
    }

    static URI done(URI back) {
        return URI.create(back + "/done");
    }

    /** What is there twice can be read in two ways: by who checks it, and by who uses it. */
    private static Map<String, String> single(MultivaluedMap<String, String> query) {
        if (query.values().stream().map(List::size).anyMatch(count -> count != 1)) {
            throw ConsentRefused.ambiguous();
        }
        return query.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .getFirst()));
    }
}
