package dev.packshot.engine.webhook;

import java.util.UUID;

/** Sees to it that deliveries are sent, in the transaction that they are made in. */
interface DeliveryQueue {
    void add(UUID delivery, UUID endpoint);
}
