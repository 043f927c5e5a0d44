/** Tells people who look and systems that listen what happened. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.news;
