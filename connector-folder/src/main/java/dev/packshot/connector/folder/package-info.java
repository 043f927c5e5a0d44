/** A marketplace made of folders: what lies in the inbox is on sale, what lies on the shelf is what buyers see. */
@NullMarked
package dev.packshot.connector.folder;

import org.jspecify.annotations.NullMarked;
