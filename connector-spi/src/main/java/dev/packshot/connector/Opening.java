package dev.packshot.connector;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a session is opened with.
 *
 * @param settings of the connection, checked
 * @param grant the connection's present grant, asked for before each call, since it may be renewed meanwhile; empty where
 *     there is nothing to consent to
 * @param meter has to let every call pass, and hears of every answer
 * @param clock the only time that a connector knows
 */
public record Opening(Settings settings, Supplier<Optional<Grant>> grant, CallMeter meter, Clock clock) {}
