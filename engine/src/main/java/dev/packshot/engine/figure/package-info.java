/**
 * Figures over time: what the ledger says of each minute, rolled up into hours and days. What is counted from rows is right
 * after any crash and on any number of nodes. Begin with {@link dev.packshot.engine.figure.Figures}.
 */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.figure;
