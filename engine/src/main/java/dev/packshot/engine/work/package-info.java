/**
 * The durable queue. Work is a stage's name and an id; rows of the database hold everything else. An item runs at least
 * once: each worker looks at its row first and leaves what is done alone.
 */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.work;
