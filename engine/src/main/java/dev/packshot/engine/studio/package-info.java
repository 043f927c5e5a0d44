/** Originals become renditions: one durable job for each picture, a stage at a time. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.studio;
