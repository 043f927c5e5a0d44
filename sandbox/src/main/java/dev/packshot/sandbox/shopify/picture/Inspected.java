package dev.packshot.sandbox.shopify.picture;

/** What looking at some bytes found. */
public sealed interface Inspected {
    /** A picture. */
    record Taken(Picture picture) implements Inspected {}

    /** No picture, or none that is taken. */
    record Refused(PictureProblem problem) implements Inspected {}
}
