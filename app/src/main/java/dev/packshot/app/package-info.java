/** The command line's front door. */
@NullMarked
package dev.packshot.app;

import org.jspecify.annotations.NullMarked;
