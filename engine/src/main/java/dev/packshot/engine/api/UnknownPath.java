package dev.packshot.engine.api;

import dev.packshot.engine.refusal.ProblemAnswer;
import dev.packshot.engine.refusal.ProblemDocument;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.signin.TooManyAttempts;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Answers paths of the API that nobody serves, and failures before any endpoint, as the endpoints would. */
@ApplicationScoped
class UnknownPath {
    private static final Logger LOG = Logger.getLogger(UnknownPath.class);
    private static final int NOT_FOUND = 404;
    private static final int BROKEN = 500;

    private final ProblemAnswer answer;

    UnknownPath(ProblemAnswer answer) {
        this.answer = answer;
    }

    void register(@Observes Router router) {
        router.route("/api/*").last().handler(this::unknown).failureHandler(this::failed);
    }

    private void unknown(RoutingContext http) {
        answer.end(http, ProblemDocument.of(RefusalType.NOT_FOUND, "The OpenAPI document knows no such path."));
    }

    private void failed(RoutingContext http) {
        if (http.response().headWritten()) {
            http.response().reset();
            return;
        }
        answer.end(http, problem(http));
    }

    private static ProblemDocument problem(RoutingContext http) {
        return switch (http.failure()) {
            case AuthenticationFailedException failed
            when failed.getCause() instanceof TooManyAttempts many -> {
                http.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(many.seconds()));
                yield ProblemDocument.of(RefusalType.TOO_MANY, "Too many wrong passwords.");
            }
            case AuthenticationFailedException failed ->
                ProblemDocument.of(RefusalType.UNAUTHENTICATED, "Name or password is wrong.");
            case null -> general(http.statusCode() < 400 ? NOT_FOUND : http.statusCode());
            default -> {
                if (http.statusCode() < 400 || http.statusCode() >= 500) {
                    LOG.error("A request failed before any endpoint", http.failure());
                }
                yield general(http.statusCode() < 400 ? BROKEN : http.statusCode());
            }
        };
    }

    private static ProblemDocument general(int status) {
        RefusalType type =
                RefusalType.ofStatus(status).orElse(status < BROKEN ? RefusalType.UNREADABLE : RefusalType.BROKEN);
        return ProblemDocument.of(type, type.title() + ".");
    }
}
