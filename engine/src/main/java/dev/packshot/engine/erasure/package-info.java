/**
 * Erasing a shop whole: every row and file of it, and every mention. Begin with {@link dev.packshot.engine.erasure.Erasure}.
 */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.erasure;
