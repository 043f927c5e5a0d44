/** What buyers see: a folder for each listing, with its gallery written down beside the pictures. */
@NullMarked
package dev.packshot.connector.folder.shelf;

import org.jspecify.annotations.NullMarked;
