/** Endpoints of outbound webhooks. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.webhook;
