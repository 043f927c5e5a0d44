/** What a node does every few seconds as long as it runs. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.pulse;
