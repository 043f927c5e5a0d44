/** Reading what is live, on schedules that people can change. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.sync;
