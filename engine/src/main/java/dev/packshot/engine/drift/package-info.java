/** Whether quality stays what it was: control charts over batches, and an alarm that stops publishing. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.drift;
