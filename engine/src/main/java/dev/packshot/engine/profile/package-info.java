/** Brand profiles as versioned data. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.profile;
