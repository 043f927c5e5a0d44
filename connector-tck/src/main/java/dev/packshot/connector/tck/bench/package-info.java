/** What the promises are tried with: pictures, sessions, meters, and ears for what is logged. */
@NullMarked
package dev.packshot.connector.tck.bench;

import org.jspecify.annotations.NullMarked;
