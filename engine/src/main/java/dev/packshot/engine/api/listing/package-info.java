/** Endpoints of listings. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.listing;
