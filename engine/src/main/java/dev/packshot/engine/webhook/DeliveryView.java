package dev.packshot.engine.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to an endpoint, with every try.
 *
 * @param message its id, as the receiver sees it
 * @param state PENDING, DELIVERED or GIVEN_UP
 * @param delivered when it was taken
 * @param attempts in order
 */
public record DeliveryView(
        UUID id,
        String message,
        String type,
        String state,
        Instant created,
        @Nullable Instant delivered,
        List<Attempt> attempts) {
    public DeliveryView {
        attempts = List.copyOf(attempts);
    }
}
