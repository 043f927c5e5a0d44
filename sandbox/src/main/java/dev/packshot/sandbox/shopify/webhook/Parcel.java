package dev.packshot.sandbox.shopify.webhook;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A delivery on its way. Guarded by itself. */
final class Parcel {
    private final Message message;
    private final Subscription subscription;
    private final boolean forged;
    private final List<Delivery.Attempt> attempts = new ArrayList<>();
    private Delivery.State state = Delivery.State.PENDING;

    Parcel(Message message, Subscription subscription, boolean forged) {
        this.message = message;
        this.subscription = subscription;
        this.forged = forged;
    }

    Message message() {
        return message;
    }

    Subscription subscription() {
        return subscription;
    }

    URI where() {
        return subscription.uri();
    }

    boolean forged() {
        return forged;
    }

    synchronized void lose() {
        state = Delivery.State.LOST;
    }

    /** How many attempts there were, this one included. */
    synchronized int tried(Delivery.Attempt attempt, int most) {
        attempts.add(attempt);
        if (attempt.taken()) {
            state = Delivery.State.DELIVERED;
        } else if (attempts.size() >= most) {
            state = Delivery.State.GIVEN_UP;
        }
        return attempts.size();
    }

    synchronized boolean pending() {
        return state == Delivery.State.PENDING;
    }

    synchronized Delivery delivery() {
        return new Delivery(message, forged, state, attempts);
    }
}
