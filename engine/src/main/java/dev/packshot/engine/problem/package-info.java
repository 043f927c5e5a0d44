/** What nobody but a person can bring further: cause, remedy and a button. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.problem;
