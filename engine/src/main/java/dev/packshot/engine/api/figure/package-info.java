/** Endpoints of figures. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.figure;
