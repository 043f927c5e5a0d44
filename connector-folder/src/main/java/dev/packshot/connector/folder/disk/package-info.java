/** Files as they lie on a disk: what they are called, when they changed, and the few operations that change them. */
@org.jspecify.annotations.NullMarked
package dev.packshot.connector.folder.disk;
