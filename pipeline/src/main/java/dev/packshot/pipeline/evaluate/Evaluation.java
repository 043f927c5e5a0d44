package dev.packshot.pipeline.evaluate;

import dev.packshot.pipeline.evaluate.figure.FigureMeter;
import dev.packshot.pipeline.evaluate.labels.LabelProblem;
import dev.packshot.pipeline.evaluate.labels.LabelProblem.Reason;
import dev.packshot.pipeline.evaluate.labels.LabelledPhotograph;
import dev.packshot.pipeline.evaluate.labels.LabelledSet;
import dev.packshot.pipeline.evaluate.labels.SkippedPair;
import dev.packshot.pipeline.evaluate.labels.Truth;
import dev.packshot.pipeline.evaluate.labels.TruthReader;
import dev.packshot.pipeline.evaluate.method.Answer;
import dev.packshot.pipeline.evaluate.method.Method;
import dev.packshot.pipeline.evaluate.method.Subject;
import dev.packshot.pipeline.intake.Intake;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.intake.Refusal;
import dev.packshot.pipeline.raster.OutOfPixelMemory;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.NothingFound;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Methods side by side on a labelled set. The same set, methods and build give the same figures, on any number of
 * threads. Pictures are worked on side by side, each on one platform thread with pixel memory of its own.
 */
public final class Evaluation {
    private static final int HALF = 128;

    private final Limits limits;
    private final Intake intake;
    private final TruthReader reader;
    private final List<Method> methods;
    private final FigureMeter meter = new FigureMeter();

    /**
     * Prepares.
     *
     * @param limits what photographs and masks are taken in, and the pixel memory of one picture
     * @param methods to compare, at least one; their models stay open as long as this is used
     */
    public Evaluation(Limits limits, List<Method> methods) {
        this.limits = limits;
        this.intake = new Intake(limits);
        this.reader = new TruthReader(limits);
        this.methods = List.copyOf(methods);
    }

    /** What became of one pair. */
    private sealed interface Result {
        record Measured(PictureScore score) implements Result {}

        record Skipped(SkippedPair pair) implements Result {}
    }

    /** What is done with an open photograph and its label. */
    private interface Work<T> {
        T with(Subject subject, Truth truth);
    }

    /**
     * Measures every pair; one that can't be is listed as skipped.
     *
     * @param threads pictures worked on at a time, at least 1
     * @param after told each pair's id when it is done, from any thread
     */
    public Outcome run(LabelledSet set, int threads, Consumer<String> after) throws InterruptedException {
        List<Result> results = SideBySide.map(set.photographs(), threads, pair -> {
            Result result = measured(pair);
            after.accept(pair.id());
            return result;
        });
        List<PictureScore> pictures = new ArrayList<>();
        List<SkippedPair> skipped = new ArrayList<>(set.skipped());
        for (Result result : results) {
            switch (result) {
                case Result.Measured(PictureScore score) -> pictures.add(score);
                case Result.Skipped(SkippedPair pair) -> skipped.add(pair);
            }
        }
        return new Outcome(methods.stream().map(Method::name).toList(), pictures, skipped);
    }

    /**
     * Pictures of one method's answer.
     *
     * @param method index into the methods
     * @throws LabelProblem when the pair can't be opened
     */
    public Exhibit exhibit(LabelledPhotograph pair, int method) {
        return opened(pair, (subject, truth) -> {
            try (Answer answer = answer(methods.get(method), subject)) {
                return Exhibit.of(subject.photograph().pixels(), truth, answer, subject.memory());
            }
        });
    }

    private Result measured(LabelledPhotograph pair) {
        try {
            return new Result.Measured(opened(pair, (subject, truth) -> {
                List<Score> scores = new ArrayList<>();
                for (Method method : methods) {
                    scores.add(score(method, subject, truth));
                }
                return new PictureScore(pair, subject.photograph().upright(), scores);
            }));
        } catch (LabelProblem e) {
            return new Result.Skipped(SkippedPair.of(pair.id(), e));
        }
    }

    private <T> T opened(LabelledPhotograph pair, Work<T> work) {
        try (var memory = new PixelMemory(limits.pixelMemory())) {
            Original photograph = intake.open(Files.readAllBytes(pair.photograph()), memory);
            if (photograph.alpha().isPresent()) {
                throw new LabelProblem(Reason.PHOTOGRAPH_CUT_OUT, "");
            }
            return work.with(new Subject(photograph, memory), reader.read(pair, photograph, memory));
        } catch (Refusal e) {
            throw LabelProblem.of(e);
        } catch (IOException e) {
            throw LabelProblem.of(new Refusal(Refusal.Reason.UNREADABLE, e.toString()));
        } catch (OutOfPixelMemory e) {
            throw new LabelProblem(Reason.TOO_MUCH_MEMORY, String.valueOf(e.getMessage()));
        }
    }

    private Score score(Method method, Subject subject, Truth truth) {
        try (Answer answer = answer(method, subject)) {
            boolean found = !isEmpty(answer.alpha());
            return new Score(meter.measure(subject.photograph().pixels(), truth, answer), found, answer.uncertainty());
        }
    }

    private static Answer answer(Method method, Subject subject) {
        try {
            return method.find(subject);
        } catch (NothingFound e) {
            Raster nothing = subject.memory()
                    .allocate(subject.photograph().pixels().size(), 1)
                    .fill(0);
            return new Answer(nothing, Optional.empty());
        }
    }

    private static boolean isEmpty(Raster alpha) {
        byte[] row = new byte[alpha.stride()];
        for (int y = 0; y < alpha.height(); y++) {
            alpha.readRow(y, row);
            for (byte value : row) {
                if ((value & 0xFF) >= HALF) {
                    return false;
                }
            }
        }
        return true;
    }
}
