/** Whether this node may be sent requests, and whether work goes on. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.health;
