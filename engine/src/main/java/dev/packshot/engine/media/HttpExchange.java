package dev.packshot.engine.media;

import io.vertx.core.AsyncResult;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One request and what comes of it, as a line of events that a blocking reader takes with a time limit. */
final class HttpExchange implements AutoCloseable {
    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
    private final AtomicLong arrived = new AtomicLong();
    private final long mostBytes;
    private @Nullable HttpClientRequest request;
    private boolean closed;

    private HttpExchange(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** What comes of a request. */
    sealed interface Event {
        /** Status and headers. */
        record Head(int status, MultiMap headers) implements Event {}

        /** Some of the body. */
        record Piece(Buffer bytes) implements Event {}

        /** The body ended as announced. */
        record End() implements Event {}

        /** More came than may. Nothing of it is kept. */
        record Flood() implements Event {}

        /** No connection, no encryption, or it broke off. */
        record Broken(Throwable cause) implements Event {}
    }

    static HttpExchange begin(HttpClient client, RequestOptions options, long mostBytes) {
        var exchange = new HttpExchange(mostBytes);
        client.request(options).onComplete(exchange::connected);
        return exchange;
    }

    /** The next event, or null when none came in time. */
    @Nullable Event next(long nanos) throws InterruptedException {
        return heard.poll(nanos, TimeUnit.NANOSECONDS);
    }

    private void connected(AsyncResult<HttpClientRequest> made) {
        if (made.failed()) {
            heard.add(new Event.Broken(made.cause()));
        } else if (keep(made.result())) {
            // What isn't listened to here would be logged as an error of ours.
            made.result().connection().exceptionHandler(cause -> heard.add(new Event.Broken(cause)));
            made.result().exceptionHandler(cause -> heard.add(new Event.Broken(cause)));
            made.result().send().onComplete(this::answered);
        }
    }

    private void answered(AsyncResult<HttpClientResponse> answer) {
        if (answer.failed()) {
            heard.add(new Event.Broken(answer.cause()));
            return;
        }
        HttpClientResponse response = answer.result();
        heard.add(new Event.Head(response.statusCode(), response.headers()));
        response.exceptionHandler(cause -> heard.add(new Event.Broken(cause)));
        response.handler(this::piece);
        response.endHandler(end -> heard.add(new Event.End()));
    }

    private void piece(Buffer bytes) {
        if (arrived.addAndGet(bytes.length()) <= mostBytes) {
            heard.add(new Event.Piece(bytes));
        } else {
            heard.add(new Event.Flood());
            close();
        }
    }

    private synchronized boolean keep(HttpClientRequest made) {
        request = made;
        if (closed) {
            made.connection().close();
        }
        return !closed;
    }

    /** Ends the connection, also one that is still to come. */
    @Override
    public synchronized void close() {
        closed = true;
        if (request != null) {
            request.connection().close();
        }
    }
}
