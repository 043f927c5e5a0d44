/** Everything at once on an empty folder: what Packshot does, shown with products of its own. */
@org.jspecify.annotations.NullMarked
package dev.packshot.app.demo;
