package dev.packshot.engine.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Tells everybody who is looking, on whichever node. */
@Singleton
public class LiveEvents {
    private static final int LONGEST = 4_000;
    private static final int PRUNED_EVERY = 1_000;

    private final LiveTable table;
    private final ObjectMapper json;
    private final Clock clock;

    LiveEvents(LiveTable table, ObjectMapper json, Clock clock) {
        this.table = table;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Tells that something happened, in the caller's transaction: nobody hears of what is rolled back.
     *
     * @param kind lower-case letters and -, such as {@code job}, {@code review}, {@code publication}, {@code problem}
     * @param subject the row that it is about
     * @param facts what saves the console a question; few and small, no secrets, at most 4,000 characters as JSON
     */
    public void tell(String kind, UUID subject, Map<String, ?> facts) {
        if (!kind.matches("[a-z][a-z-]{1,30}")) {
            throw new IllegalArgumentException("A kind of event is lower-case letters and -, but was " + kind);
        }
        long number = table.add(clock.instant(), kind, subject, text(facts));
        if (number % PRUNED_EVERY == 0) {
            table.prune(clock.instant());
        }
    }

    private String text(Map<String, ?> facts) {
        try {
            String text = json.writeValueAsString(facts);
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "An event is a hint, not a document: %d characters".formatted(text.length()));
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Facts are plain values", e);
        }
    }
}
