/**
 * Bytes of pictures: fetched from declared addresses only, kept under their digest, lent by signed links, and let go when
 * nobody keeps them. Begin with {@link dev.packshot.engine.media.MediaStore}.
 */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.media;
