/** Endpoints of problems and their buttons. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.problem;
