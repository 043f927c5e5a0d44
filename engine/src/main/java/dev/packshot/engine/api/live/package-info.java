/** The stream of server-sent events. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.live;
