/** What a changed listing needs: which pictures are made, and in batches of what size. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.planning;
