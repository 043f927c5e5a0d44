/** How far two files that were made of one photograph lie apart. */
@org.jspecify.annotations.NullMarked
package dev.packshot.pipeline.compare;
