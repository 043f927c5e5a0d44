package dev.packshot.engine.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.packshot.catalog.Digest;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Tells other systems what happened. */
@Singleton
public class Outbox {
    private static final int ID_LENGTH = 32;

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final WorkQueue queue;
    private final ObjectWriter json;
    private final Clock clock;

    Outbox(Endpoints endpoints, Deliveries deliveries, WorkQueue queue, ObjectMapper json, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.queue = queue;
        this.json = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        this.clock = clock;
    }

    /**
     * Tells every endpoint that wants it, in the caller's transaction: nobody is told of what is rolled back. The same type,
     * subject and data a second time is the same message, and is told once.
     *
     * @param type such as {@code publication.verified}
     * @param subject the row that it is about
     * @param data few and small, no secrets; what makes this occurrence another one than the last belongs in it
     */
    @Transactional
    public void publish(String type, UUID subject, Map<String, ?> data) {
        if (!type.matches(EndpointWish.TYPE)) {
            throw new IllegalArgumentException(
                    "A type of message has two or more names with full stops between, but was " + type);
        }
        var wanting = endpoints.all().stream()
                .filter(endpoint -> endpoint.wants(type))
                .toList();
        if (wanting.isEmpty()) {
            return;
        }
        String content = text(Map.of("type", type, "subject", subject, "data", data));
        String id = "msg_" + Digest.of(content).hex().substring(0, ID_LENGTH);
        Instant now = clock.instant();
        Map<String, Object> body =
                new TreeMap<>(Map.of("type", type, "timestamp", now, "subject", subject, "data", data));
        deliveries.keep(new Message(id, type, subject, text(body), now));
        for (Endpoint endpoint : wanting) {
            deliveries
                    .add(endpoint.id(), id, now)
                    .ifPresent(delivery ->
                            queue.add(WorkItem.of(WebhookWorker.STAGE, delivery, endpoint.id()), Urgency.ROUTINE));
        }
    }

    /**
     * What is told.
     *
     * @param id from the content
     */
    record Message(String id, String type, UUID subject, String body, Instant at) {}

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Data are plain values", e);
        }
    }
}
