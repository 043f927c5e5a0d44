/** The two places that pictures can be kept in: a folder, and a bucket. Chosen by configuration. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.media.store;
