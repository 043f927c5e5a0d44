/** How values of the catalogue are written into rows. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.json;
