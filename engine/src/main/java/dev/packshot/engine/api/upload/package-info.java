/** Endpoints of direct uploads. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.upload;
