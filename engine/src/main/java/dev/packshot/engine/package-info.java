/** The durable heart: whatever is begun here is finished, refused with a reason, or undone. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine;
