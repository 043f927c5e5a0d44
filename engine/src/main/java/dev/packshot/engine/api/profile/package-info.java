/** Endpoints of brand profiles. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.profile;
