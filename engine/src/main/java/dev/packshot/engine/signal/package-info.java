/** What marketplaces tell by themselves: stored first, acted on later. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.signal;
