package dev.packshot.engine.invariant;

/**
 * Something that must never be.
 *
 * @param invariant which promise is broken
 * @param what where and how, for whoever looks into it
 */
public record Breach(Invariant invariant, String what) {}
