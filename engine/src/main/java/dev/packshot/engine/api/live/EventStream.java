package dev.packshot.engine.api.live;

import dev.packshot.engine.live.LiveEvent;
import dev.packshot.engine.live.LiveReader;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One client that listens. Whoever doesn't read fast enough is dropped: it comes back by itself and says what it heard last, so
 * that nothing is kept for it here. After a while everybody is: rights that ended meanwhile are seen then.
 */
final class EventStream implements LiveReader {
    private static final int MOST_UNREAD = 256;
    /** A client comes back by itself, and is let in anew or not. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Sse sse;
    private final SseEventSink sink;
    private final Set<String> kinds;
    private final Consumer<LiveReader> leave;
    private final Runnable cut;
    private final Clock clock;
    private final Instant end;
    private final AtomicInteger unread = new AtomicInteger();

    /**
     * A client.
     *
     * @param kinds that it wants; empty for all
     * @param leave called once it has gone
     * @param cut ends the connection at once
     */
    EventStream(Sse sse, SseEventSink sink, Set<String> kinds, Consumer<LiveReader> leave, Runnable cut, Clock clock) {
        this.sse = sse;
        this.sink = sink;
        this.kinds = Set.copyOf(kinds);
        this.leave = leave;
        this.cut = cut;
        this.clock = clock;
        this.end = clock.instant().plus(LONGEST);
    }

    @Override
    public void hear(LiveEvent event) {
        if (kinds.isEmpty() || kinds.contains(event.kind())) {
            send(sse.newEventBuilder()
                    .id(event.place().toString())
                    .name(event.kind())
                    .mediaType(MediaType.TEXT_PLAIN_TYPE)
                    .data(
                            String.class,
                            "{\"at\":\"%s\",\"subject\":\"%s\",\"facts\":%s}"
                                    .formatted(event.at(), event.subject(), event.facts()))
                    .build());
        }
    }

    @Override
    public void startOver() {
        send(sse.newEventBuilder()
                .name("reset")
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, "{}")
                .build());
    }

    @Override
    public void beat() {
        if (clock.instant().isAfter(end)) {
            drop();
        } else {
            send(sse.newEventBuilder().comment("").build());
        }
    }

    private void send(OutboundSseEvent event) {
        if (sink.isClosed()) {
            drop();
            return;
        }
        if (unread.incrementAndGet() > MOST_UNREAD) {
            // Not ended in order: that would wait until all is read.
            cut.run();
            drop();
            return;
        }
        sink.send(event).whenComplete((sent, failure) -> {
            unread.decrementAndGet();
            if (failure != null) {
                drop();
            }
        });
    }

    private void drop() {
        leave.accept(this);
        sink.close();
    }
}
