package dev.packshot.connector.shopify.graphql;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stops answers that nobody wants to parse: those of another status than 200, whose body may be a page for people, and
 * those that are too long.
 */
final class AnswerGuard implements Handler<HttpContext<?>> {
    private final Vertx vertx;
    private final int mostBytes;

    AnswerGuard(Vertx vertx, int mostBytes) {
        this.vertx = vertx;
        this.mostBytes = mostBytes;
    }

    /** An answer of another status than 200. */
    static final class OtherStatus extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Answer.Refused answer;

        OtherStatus(Answer.Refused answer) {
            super("HTTP status " + answer.status(), null, false, false);
            this.answer = answer;
        }

        Answer.Refused answer() {
            return answer;
        }
    }

    /** More bytes than any answer has. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("An answer that is too long", null, false, false);
        }
    }

    @Override
    public void handle(HttpContext<?> context) {
        if (context.phase() == ClientPhase.PREPARE_REQUEST) {
            bound(context);
        } else if (context.phase() == ClientPhase.RECEIVE_RESPONSE
                && context.clientResponse().statusCode() != 200) {
            refuse(context);
        } else {
            context.next();
        }
    }

    private void refuse(HttpContext<?> context) {
        HttpClientResponse response = context.clientResponse();
        var answer = new Answer.Refused(response.statusCode(), retryAfter(response.headers()));
        HttpClientRequest request = response.request();
        response.exceptionHandler(reset -> {}); // Expected, or it would be logged.
        // Its body is of no use to anybody. Later, since a reset would be told in place of the status.
        vertx.runOnContext(then -> request.reset());
        context.fail(new OtherStatus(answer));
    }

    @SuppressWarnings("unchecked") // The GraphQL client only ever asks for a buffer.
    private void bound(HttpContext<?> context) {
        HttpContext<Buffer> asking = (HttpContext<Buffer>) context;
        if (context.get(AnswerGuard.class.getName()) != null) {
            context.next();
            return;
        }
        context.set(AnswerGuard.class.getName(), true);
        asking.prepareRequest(asking.request().as(new BoundedBody(mostBytes)), asking.contentType(), asking.body());
    }

    /** Whole seconds (RFC 9110, 10.2.3), which Shopify may write with decimals; a date is taken for nothing. */
    static Optional<Duration> retryAfter(MultiMap headers) {
        @Nullable String text = headers.get("Retry-After");
        if (text == null || !text.matches("\\d{1,6}(\\.\\d{1,6})?")) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1000)));
    }
}
