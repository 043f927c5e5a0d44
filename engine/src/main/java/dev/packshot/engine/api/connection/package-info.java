/** Endpoints of shops and what can be connected. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.connection;
