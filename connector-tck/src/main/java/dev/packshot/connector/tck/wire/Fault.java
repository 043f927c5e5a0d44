package dev.packshot.connector.tck.wire;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What a wire does to an answer. */
public sealed interface Fault {
    /**
     * Another answer than the marketplace's, which is never asked.
     *
     * @param code such as 503
     */
    record Status(int code) implements Fault {}

    /**
     * 429 Too Many Requests; the marketplace is never asked.
     *
     * @param retryAfter whole seconds, told in {@code Retry-After} (RFC 9110, 10.2.3)
     */
    record Busy(Optional<Duration> retryAfter) implements Fault {}

    /** 200 with a page for people in place of what was asked for; the marketplace is never asked. */
    record Garbage() implements Fault {}

    /**
     * 307 to the same path and query elsewhere; the marketplace is never asked.
     *
     * @param to another host
     */
    record Redirect(URI to) implements Fault {}

    /** The connection is reset before the marketplace hears of the request. */
    record Reset() implements Fault {}

    /** The marketplace does what it was asked for, and the connection is reset before its answer. */
    record LostAnswer() implements Fault {}

    /** The marketplace does what it was asked for; its answer ends in the middle. */
    record Cut() implements Fault {}

    /** The marketplace does what it was asked for; its answer begins and never ends. */
    record Stall() implements Fault {}
}
