package dev.packshot.engine.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What every answer of the API tells a browser: run nothing, be framed by nobody, guess no type, and keep nothing unless the
 * endpoint says otherwise. (OWASP REST security, "Security headers".)
 */
@ApplicationScoped
class AnswerHeaders {
    private static final int BEFORE_ALL = 500;
    private static final String CLOSED = "default-src 'none'; frame-ancestors 'none'; sandbox";

    void register(@Observes Filters filters) {
        filters.register(AnswerHeaders::add, BEFORE_ALL);
    }

    private static void add(RoutingContext http) {
        String path = http.request().path();
        if (path != null && (path.startsWith("/api/") || path.startsWith("/q/"))) {
            http.addHeadersEndHandler(written -> close(http.response().headers()));
        }
        http.next();
    }

    private static void close(MultiMap headers) {
        headers.set("Content-Security-Policy", CLOSED);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
