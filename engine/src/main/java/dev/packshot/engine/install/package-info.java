/** Shops that come by themselves: an app is installed at the marketplace, whose pages then lead here. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.install;
