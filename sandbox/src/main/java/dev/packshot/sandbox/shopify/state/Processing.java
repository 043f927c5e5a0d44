package dev.packshot.sandbox.shopify.state;

import dev.packshot.sandbox.shopify.gallery.FileState;
import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.picture.Inspected;
import dev.packshot.sandbox.shopify.picture.Inspection;
import dev.packshot.sandbox.shopify.picture.Picture;
import dev.packshot.sandbox.shopify.picture.PictureProblem;
import dev.packshot.sandbox.shopify.picture.PictureProblem.Code;
import dev.packshot.sandbox.shopify.shop.Trap;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ends what takes its time, one thing after the other. */
final class Processing {
    private record Step(Instant due, Runnable end) {}

    private final ShopState state;
    private final Files files;

    Processing(ShopState state, Files files) {
        this.state = state;
        this.files = files;
    }

    /** Ends the one thing that was due first, if anything was. */
    boolean endNext(Instant now) {
        Optional<Step> first = Stream.concat(fileSteps(), jobSteps())
                .filter(step -> !step.due().isAfter(now))
                .min(Comparator.comparing(Step::due));
        first.ifPresent(step -> step.end().run());
        return first.isPresent();
    }

    private Stream<Step> fileSteps() {
        return state.unfinished().stream().flatMap(file -> switch (file.state()) {
            case FileState.Arriving arriving -> Stream.of(new Step(arriving.due(), () -> end(file, arriving)));
            case FileState.Replacing replacing ->
                state.has(Trap.SILENT_FAILURE)
                        ? Stream.of(new Step(replacing.due(), () -> fail(file, replacing, Optional.empty())))
                        : Stream.of(new Step(replacing.due(), () -> end(file, replacing)));
            case FileState.Shown shown -> Stream.empty();
            case FileState.Failed failed -> Stream.empty();
            case FileState.ReplacementFailed failed -> Stream.empty();
        });
    }

    private Stream<Step> jobSteps() {
        return state.has(Trap.STUCK_REORDER)
                ? Stream.empty()
                : List.copyOf(state.jobs()).stream()
                        .filter(job -> !job.done())
                        .map(job -> new Step(job.due(), () -> {
                            new Galleries(state).move(job.product(), job.moves());
                            state.save(job.finished());
                        }));
    }

    private void end(MediaFile file, FileState.Arriving arriving) {
        switch (judged(arriving.source(), file)) {
            case Inspected.Taken taken -> show(file, taken.picture(), 0);
            case Inspected.Refused refused -> state.save(file.in(new FileState.Failed(refused.problem()), state.now()));
        }
    }

    private void end(MediaFile file, FileState.Replacing replacing) {
        switch (judged(replacing.source(), file)) {
            case Inspected.Taken taken ->
                show(file, taken.picture(), replacing.former().number());
            case Inspected.Refused refused -> fail(file, replacing, Optional.of(refused.problem()));
        }
    }

    private void show(MediaFile file, Picture picture, long before) {
        state.save(file.in(
                new FileState.Shown(new FileState.Version(picture, file.name(), files.versionAfter(before))),
                state.now()));
    }

    private void fail(MediaFile file, FileState.Replacing replacing, Optional<PictureProblem> problem) {
        state.save(file.in(new FileState.ReplacementFailed(replacing.former(), problem), state.now()));
    }

    private Inspected judged(Optional<byte[]> source, MediaFile file) {
        if (state.has(Trap.REFUSES_LATER)) {
            return refused(Code.IMAGE_PROCESSING_FAILURE, state.words());
        }
        if (state.has(Trap.FAILED_MEDIA) && file.state() instanceof FileState.Arriving) {
            return refused(Code.IMAGE_PROCESSING_FAILURE, "The picture could not be processed");
        }
        Inspected found = Inspection.of(source);
        // Whether Shopify takes another type under an extension is not known: whoever relies on it shall notice.
        return found instanceof Inspected.Taken taken
                        && !file.name().fits(taken.picture().type())
                ? refused(Code.UNSUPPORTED_IMAGE_FILE_TYPE, "The picture is not of the type that its name says")
                : found;
    }

    private static Inspected refused(Code code, String message) {
        return new Inspected.Refused(new PictureProblem(code, message));
    }
}
