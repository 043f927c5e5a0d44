/** What is live at the marketplaces, as it was read last. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.mirror;
