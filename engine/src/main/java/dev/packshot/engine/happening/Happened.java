package dev.packshot.engine.happening;

import java.util.Map;
import java.util.UUID;

/**
 * Something that happened, fired as an event within the transaction that made it true.
 *
 * @param kind what it is about: {@code job}, {@code review}, {@code publication}, {@code problem}
 * @param what what happened to it, such as {@code verified}
 * @param subject its row
 * @param connection whose shop; empty text when nobody's
 * @param facts few and small, no secrets
 */
public record Happened(String kind, String what, UUID subject, String connection, Map<String, String> facts) {
    public Happened {
        facts = Map.copyOf(facts);
    }
}
