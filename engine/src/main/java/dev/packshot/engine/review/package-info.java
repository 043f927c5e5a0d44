/** Who decides about a picture: a rule, or a person. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.review;
