/** Which networks there are for the commands, and how they are opened. */
@NullMarked
package dev.packshot.app.network;

import org.jspecify.annotations.NullMarked;
