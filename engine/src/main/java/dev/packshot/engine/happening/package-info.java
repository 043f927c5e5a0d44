/** What happened, said once by whoever did it, heard by whoever wants to know. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.happening;
