package dev.packshot.engine.signin;

import dev.packshot.engine.refusal.ProblemAnswer;
import dev.packshot.engine.refusal.ProblemDocument;
import dev.packshot.engine.refusal.RefusalType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site makes a browser send: anything but a read whose {@code Sec-Fetch-Site} isn't {@code same-origin}
 * or {@code none}, or, from browsers too old for that header, whose {@code Origin} isn't this server. Programs send neither
 * and pass. Covers sign-in too, so that nobody is signed in under a stranger's name. Marketplaces' webhooks pass whatever
 * they say: they are signed, and no browser's sign-in counts there. (OWASP CSRF prevention, "Fetch Metadata headers".)
 */
@ApplicationScoped
class CrossSiteGuard {
    /** Before CORS (300) and authentication (200). */
    private static final int BEFORE_ALL = 400;

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ProblemAnswer answer;

    CrossSiteGuard(ProblemAnswer answer) {
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL);
    }

    private void check(RoutingContext http) {
        HttpServerRequest request = http.request();
        if (READS.contains(request.method()) || isWebhook(http) || fromHere(request)) {
            http.next();
            return;
        }
        answer.end(http, ProblemDocument.of(RefusalType.CROSS_SITE, "A browser sent this on behalf of another site."));
    }

    private static boolean isWebhook(RoutingContext http) {
        return http.normalizedPath().startsWith("/hooks/");
    }

    private static boolean fromHere(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || sameHost(origin, request.authority());
    }

    private static boolean sameHost(String origin, @Nullable HostAndPort authority) {
        if (authority == null) {
            return false;
        }
        try {
            var uri = new URI(origin);
            return authority.host().equalsIgnoreCase(uri.getHost()) && authority.port() == uri.getPort();
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }
}
