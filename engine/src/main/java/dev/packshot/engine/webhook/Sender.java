package dev.packshot.engine.webhook;

import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sends deliveries. */
@Singleton
class Sender {
    /** An endpoint that took nothing for so long is told no more. */
    private static final Duration PATIENCE = Duration.ofDays(3);

    private static final int GONE = 410;

    private final Database database;
    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final HttpsPost https;
    private final Clock clock;

    Sender(Database database, Endpoints endpoints, Deliveries deliveries, HttpsPost https, Clock clock) {
        this.database = database;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.https = https;
        this.clock = clock;
    }

    /** What became of a try. */
    sealed interface Outcome {
        /** Nothing is left to do: taken, or nobody wants it any more. */
        record Done() implements Outcome {}

        /** To be tried again. */
        record NotTaken(String words) implements Outcome {}

        /** The endpoint was switched off just now; a person should know. */
        record SwitchedOff(String url, String words) implements Outcome {}
    }

    /** Tries once. What happens after a failure is the queue's business. */
    Outcome send(UUID delivery) {
        Optional<Letter> letter = database.apart(connection -> letter(delivery));
        if (letter.isEmpty()) {
            return new Outcome.Done();
        }
        Instant begun = clock.instant();
        HttpsPost.Answer answer = https.post(
                letter.get().url(), letter.get().headers(), letter.get().body());
        var attempt = new Attempt(
                letter.get().number(),
                begun,
                answer.status(),
                answer.words(),
                Duration.between(begun, clock.instant()).toMillis());
        return database.apart(connection -> noted(delivery, letter.get().endpoint(), attempt));
    }

    private record Letter(UUID endpoint, URI url, Map<String, String> headers, String body, int number) {}

    private Optional<Letter> letter(UUID delivery) {
        Optional<Deliveries.Pending> pending = deliveries.pending(delivery);
        Optional<Endpoint> endpoint = pending.flatMap(row -> endpoints.get(row.endpoint()));
        if (pending.isPresent() && !endpoint.map(Endpoint::enabled).orElse(false)) {
            deliveries.giveUp(delivery);
            return Optional.empty();
        }
        return pending.map(row -> letter(row, endpoint.orElseThrow()));
    }

    private Letter letter(Deliveries.Pending row, Endpoint endpoint) {
        Instant now = clock.instant();
        String signatures = signatures(endpoints.signing(endpoint), row, now);
        return new Letter(
                endpoint.id(),
                URI.create(endpoint.url()),
                Map.of(
                        "webhook-id", row.message(),
                        "webhook-timestamp", String.valueOf(now.getEpochSecond()),
                        "webhook-signature", signatures),
                row.body(),
                row.tries() + 1);
    }

    private static String signatures(List<WebhookSecret> secrets, Deliveries.Pending row, Instant now) {
        return secrets.stream()
                .map(secret -> secret.sign(row.message(), now, row.body()))
                .collect(Collectors.joining(" "));
    }

    private Outcome noted(UUID delivery, UUID id, Attempt attempt) {
        deliveries.note(delivery, attempt);
        if (attempt.taken()) {
            deliveries.delivered(delivery, clock.instant());
            endpoints.locked(id).ifPresent(Endpoint::took);
            return new Outcome.Done();
        }
        return endpoints
                .locked(id)
                .<Outcome>map(endpoint -> failed(endpoint, attempt))
                .orElseGet(Outcome.Done::new);
    }

    private Outcome failed(Endpoint endpoint, Attempt attempt) {
        Instant since = endpoint.failed(attempt.at());
        if (attempt.status() != GONE && attempt.at().isBefore(since.plus(PATIENCE))) {
            return new Outcome.NotTaken(attempt.words());
        }
        String reason = attempt.status() == GONE
                ? "It says that it is gone (410)."
                : "It has taken nothing for %d days.".formatted(PATIENCE.toDays());
        endpoint.disable(reason);
        return new Outcome.SwitchedOff(endpoint.url(), reason);
    }
}
