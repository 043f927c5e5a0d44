/** The buttons beside a problem. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.repair;
