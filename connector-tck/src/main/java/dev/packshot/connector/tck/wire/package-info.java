/** Everything that can happen between a connector and its marketplace. */
@NullMarked
package dev.packshot.connector.tck.wire;

import org.jspecify.annotations.NullMarked;
