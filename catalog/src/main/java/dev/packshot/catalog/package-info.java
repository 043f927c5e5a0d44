/** The nouns that every part of Packshot shares: validated values on the JDK alone. */
@NullMarked
package dev.packshot.catalog;

import org.jspecify.annotations.NullMarked;
