/** A small marketplace with its connector: what the kit is tried on. */
@NullMarked
package dev.packshot.connector.cornershop;

import org.jspecify.annotations.NullMarked;
