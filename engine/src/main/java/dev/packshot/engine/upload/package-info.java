/** Pictures that are handed over directly, and the sets that are made of them. Begin with {@link dev.packshot.engine.upload.Uploads}. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.upload;
