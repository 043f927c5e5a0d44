package dev.packshot.engine.news;

import dev.packshot.engine.happening.Happened;
import dev.packshot.engine.live.LiveEvents;
import dev.packshot.engine.webhook.Outbox;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** Passes on what happened: all of it to the console, what others can act on to webhooks. */
@Singleton
final class News {
    /** Steps of the machines: somebody may watch them, nobody acts on them. */
    private static final String ONLY_WATCHED = "job";

    private final LiveEvents live;
    private final Outbox outbox;

    News(LiveEvents live, Outbox outbox) {
        this.live = live;
        this.outbox = outbox;
    }

    void heard(@Observes Happened happened) {
        Map<String, String> facts = new HashMap<>(happened.facts());
        facts.put("what", happened.what());
        if (!happened.connection().isEmpty()) {
            facts.put("connection", happened.connection());
        }
        live.tell(happened.kind(), happened.subject(), facts);
        if (!happened.kind().equals(ONLY_WATCHED)) {
            outbox.publish(happened.kind() + "." + happened.what(), happened.subject(), facts);
        }
    }
}
