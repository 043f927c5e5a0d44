/** Shops that Packshot is connected to, and sessions with them. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.connection;
