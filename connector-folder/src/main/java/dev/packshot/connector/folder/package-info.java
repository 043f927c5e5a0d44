/**
 * A marketplace made of folders: photographs go into {@code inbox}, galleries come to lie on {@code shelf}. Read
 * {@link dev.packshot.connector.folder.FolderConnector} first.
 */
@org.jspecify.annotations.NullMarked
package dev.packshot.connector.folder;
