/** The contact sheet: one page that shows a whole run. */
@NullMarked
package dev.packshot.app.sheet;

import org.jspecify.annotations.NullMarked;
