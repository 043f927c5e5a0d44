/**
 * What a marketplace must be able to do to take part in the loop: describe itself, authorise, read listings, change a
 * gallery, and tell what happened. Read {@link dev.packshot.connector.MarketplaceConnector} first.
 *
 * <p>A connector never retries, waits, stores, downloads pictures or starts threads: it makes one call, and says what came
 * of it. All that is the engine's. One thing only may be waited for, within a configured time: a write that a marketplace
 * finishes in several calls looks a few times whether the pictures of one call are processed before it makes the next.
 */
@org.jspecify.annotations.NullMarked
package dev.packshot.connector;
