/** Calls of the page within a marketplace's own: each sees and changes one shop, the one whose page it is. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.embedded;
