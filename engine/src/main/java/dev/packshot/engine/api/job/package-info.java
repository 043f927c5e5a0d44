/** Endpoints of picture jobs and their renditions. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.job;
