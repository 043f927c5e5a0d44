/** A marketplace of a test's own: what it is asked to do, and the truth about it. */
@NullMarked
package dev.packshot.connector.tck.simulator;

import org.jspecify.annotations.NullMarked;
