/** Kills the server again and again at random places, and proves each time that nothing came of it. */
@org.jspecify.annotations.NullMarked
package dev.packshot.app.chaos;
