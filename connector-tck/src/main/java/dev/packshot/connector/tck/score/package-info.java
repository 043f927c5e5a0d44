/** Which promises are kept, which don't apply, and which are waived until when. */
@NullMarked
package dev.packshot.connector.tck.score;

import org.jspecify.annotations.NullMarked;
