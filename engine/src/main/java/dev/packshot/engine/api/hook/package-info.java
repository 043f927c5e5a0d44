/** Where marketplaces tell that something happened. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.hook;
