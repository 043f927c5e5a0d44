package dev.packshot.sandbox.shopify.gallery;

import dev.packshot.sandbox.shopify.picture.FileName;
import dev.packshot.sandbox.shopify.picture.Picture;
import dev.packshot.sandbox.shopify.picture.PictureProblem;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a file stands. A replacement in place never goes back to PROCESSING: it stays READY and has no image meanwhile,
 * and also after it failed, until that is acknowledged (recorded at a real shop, facts of 2026-04).
 */
public sealed interface FileState {
    /**
     * A new file that is processed.
     *
     * @param source what was fetched, empty when nothing could be
     * @param halfway when UPLOADED becomes PROCESSING
     * @param due when it ends
     */
    record Arriving(Optional<byte[]> source, Instant halfway, Instant due) implements FileState {}

    /** A file that shows. */
    record Shown(Version version) implements FileState {}

    /** A new file that came to nothing. */
    record Failed(PictureProblem problem) implements FileState {}

    /**
     * A file whose bytes are being replaced; buyers still see the former ones.
     *
     * @param former what was there
     * @param name what it will be called
     * @param source what was fetched, empty when nothing could be
     * @param due when it ends
     */
    record Replacing(Version former, FileName name, Optional<byte[]> source, Instant due) implements FileState {}

    /**
     * A file whose replacement came to nothing; buyers see the former one.
     *
     * @param problem empty when nothing is said about it
     */
    record ReplacementFailed(Version former, Optional<PictureProblem> problem) implements FileState {}

    /**
     * What an address shows.
     *
     * @param picture its bytes
     * @param name as the address shows it
     * @param number the {@code v} of the address: it moves with each replacement
     */
    record Version(Picture picture, FileName name, long number) {}

    /** What buyers see. */
    default Optional<Version> visible() {
        return switch (this) {
            case Shown shown -> Optional.of(shown.version());
            case Replacing replacing -> Optional.of(replacing.former());
            case ReplacementFailed failed -> Optional.of(failed.former());
            case Arriving arriving -> Optional.empty();
            case Failed failed -> Optional.empty();
        };
    }

    /** What the interface tells as {@code image}. */
    default Optional<Version> told() {
        return this instanceof Shown shown ? Optional.of(shown.version()) : Optional.empty();
    }

    /** What the interface tells as error. */
    default Optional<PictureProblem> complaint() {
        return switch (this) {
            case Failed failed -> Optional.of(failed.problem());
            case ReplacementFailed failed -> failed.problem();
            case Shown shown -> Optional.empty();
            case Replacing replacing -> Optional.empty();
            case Arriving arriving -> Optional.empty();
        };
    }

    /** {@code FileStatus} and {@code MediaStatus}. */
    default String status(Instant now) {
        return switch (this) {
            case Arriving arriving -> now.isBefore(arriving.halfway()) ? "UPLOADED" : "PROCESSING";
            case Failed failed -> "FAILED";
            case Shown shown -> "READY";
            case Replacing replacing -> "READY";
            case ReplacementFailed failed -> "READY";
        };
    }
}
