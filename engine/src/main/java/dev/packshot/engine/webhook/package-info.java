/**
 * Tells other systems what happened, by the Standard Webhooks scheme (standardwebhooks.com, 2023-06): signed, with an id that
 * comes from the content, again and again for about a day until they take it. Begin with
 * {@link dev.packshot.engine.webhook.Outbox}.
 */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.webhook;
