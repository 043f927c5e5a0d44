/** What a seller has to sell: folders, numbered files, and the manifests of a PIM. Never changed. */
@NullMarked
package dev.packshot.connector.folder.inbox;

import org.jspecify.annotations.NullMarked;
