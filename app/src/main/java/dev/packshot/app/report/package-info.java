/** A run in words and figures: the records behind report.json and the contact sheet. */
@NullMarked
package dev.packshot.app.report;

import org.jspecify.annotations.NullMarked;
