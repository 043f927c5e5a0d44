/** What was published: one folder for each listing, and the {@code gallery.json} that says what is shown. */
@org.jspecify.annotations.NullMarked
package dev.packshot.connector.folder.shelf;
