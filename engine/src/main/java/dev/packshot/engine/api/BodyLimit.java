package dev.packshot.engine.api;

import dev.packshot.engine.refusal.ProblemAnswer;
import dev.packshot.engine.refusal.ProblemDocument;
import dev.packshot.engine.refusal.RefusalType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses bodies that are too large before a byte of them is read: 1 MiB everywhere, {@value #UPLOAD_MIB} MiB where pictures are
 * uploaded. What doesn't say how long it is is taken there, and counted by the server itself up to that cap; and from
 * marketplaces, whose webhooks are counted while they are read.
 */
@ApplicationScoped
class BodyLimit {
    private static final int BEFORE_SIGN_IN = 390;
    private static final long MIB = 1L << 20;
    private static final long UPLOAD_MIB = 100;
    private static final String UPLOADS = "/api/v1/uploads";

    private final ProblemAnswer answer;

    BodyLimit(ProblemAnswer answer) {
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_SIGN_IN);
    }

    private void check(RoutingContext http) {
        String path = http.request().path();
        boolean upload = path != null && path.startsWith(UPLOADS);
        long most = upload ? UPLOAD_MIB * MIB : MIB;
        boolean counted = http.request().getHeader(HttpHeaders.CONTENT_LENGTH) != null;
        boolean sent = counted || http.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (counted ? length(http) > most : sent && !upload && !isWebhook(http)) {
            answer.end(
                    http,
                    ProblemDocument.of(
                            RefusalType.TOO_LARGE,
                            "At most %d MiB are taken here, and the length has to be sent before."
                                    .formatted(most / MIB)));
            return;
        }
        http.next();
    }

    private static boolean isWebhook(RoutingContext http) {
        return http.normalizedPath().startsWith("/hooks/");
    }

    private static long length(RoutingContext http) {
        try {
            return Long.parseLong(http.request().getHeader(HttpHeaders.CONTENT_LENGTH));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
