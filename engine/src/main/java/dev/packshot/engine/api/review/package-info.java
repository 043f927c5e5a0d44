/** Endpoints of what waits for people. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.review;
