/** Pages for people whom a marketplace sends: where they arrive, where they come back to, and the page within its own. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.install;
