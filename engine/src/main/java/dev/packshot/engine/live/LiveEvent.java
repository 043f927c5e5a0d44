package dev.packshot.engine.live;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened.
 *
 * @param place in the order of all
 * @param at when it was told
 * @param kind such as {@code job}
 * @param subject the row that it is about
 * @param facts a small JSON object
 */
public record LiveEvent(Place place, Instant at, String kind, UUID subject, String facts) {}
