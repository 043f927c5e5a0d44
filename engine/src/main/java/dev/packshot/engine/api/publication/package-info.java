/** Endpoints of publications, restores and dry runs. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.publication;
