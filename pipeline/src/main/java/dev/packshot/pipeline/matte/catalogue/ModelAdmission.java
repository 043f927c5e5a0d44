package dev.packshot.pipeline.matte.catalogue;

import dev.packshot.catalog.Digest;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.matte.ModelGraph;
import dev.packshot.pipeline.matte.ModelGraph.Port;
import dev.packshot.pipeline.matte.ModelSource;
import dev.packshot.pipeline.matte.ModelTrial;
import dev.packshot.pipeline.matte.ModelUnavailable;
import dev.packshot.pipeline.matte.catalogue.ModelRefused.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at weights that lie in the catalogue's own unfinished folder, and finds out what the card leaves open. */
final class ModelAdmission {
    /** Rounding may carry a coverage a little past its range. */
    private static final float SLACK = 0.01f;
    /** Mean coverage of the trial's product above that of its ground from which a network counts as seeing. */
    private static final double LEAST_CONTRAST = 0.25;

    private ModelAdmission() {}

    /**
     * A card that was proven by a run.
     *
     * @param draft with nothing left open
     * @param contrast how well the trial picture's product was seen, up to 1
     */
    record Proven(CardDraft draft, double contrast) {}

    /**
     * Proves a card with weights.
     *
     * @throws ModelRefused when they don't go together
     */
    static Proven prove(CardDraft draft, Path weights, Digest digest) throws IOException {
        if (!draft.expectedDigest().map(digest.hex()::equals).orElse(true)) {
            throw new ModelRefused(
                    Reason.OTHER_DIGEST,
                    "The card names %s, the file has %s."
                            .formatted(draft.expectedDigest().orElseThrow(), digest));
        }
        ModelGraph graph = graph(weights);
        CardDraft whole = draft.completed(weights.getFileName().toString(), digest, graph);
        requireShape(whole.card(), graph);
        ModelTrial trial = run(whole, weights);
        CardDraft read = whole.activationOpen() ? whole.withActivation(byRange(trial)) : whole;
        ModelCard.Output output = read.card().output();
        requireCoverages(trial, output);
        double contrast = trial.contrast(output);
        if (!(contrast >= LEAST_CONTRAST)) {
            throw new ModelRefused(
                    Reason.FINDS_NOTHING,
                    "The product's mean coverage is %.2f above that of the ground, at least %.2f is wanted."
                            .formatted(contrast, LEAST_CONTRAST));
        }
        return new Proven(read, contrast);
    }

    private static ModelGraph graph(Path weights) throws IOException {
        try (FileChannel channel = FileChannel.open(weights)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            ModelGraph graph = ModelGraph.read(bytes);
            if (graph.inputs().isEmpty() || graph.outputs().isEmpty()) {
                throw new ModelRefused(Reason.NOT_ONNX, "The graph has no input or no output.");
            }
            return graph;
        } catch (ModelUnavailable e) {
            throw new ModelRefused(Reason.NOT_ONNX, "(" + e.getMessage() + ")", e);
        }
    }

    private static void requireShape(ModelCard card, ModelGraph graph) {
        ModelCard.Input input = card.input();
        long width = input.width();
        long height = input.height();
        List<Long> shape =
                switch (input.layout()) {
                    case NHWC -> List.of(1L, height, width, 3L);
                    case NCHW -> List.of(1L, 3L, height, width);
                };
        String type =
                switch (input.type()) {
                    case UINT8 -> "UINT8";
                    case FLOAT32 -> "FLOAT";
                };
        List<Port> others = graph.inputs().stream()
                .filter(port -> !port.name().equals(input.name()))
                .toList();
        boolean fits =
                graph.inputs().stream().anyMatch(port -> port.name().equals(input.name()) && port.takes(type, shape));
        if (!fits || !others.isEmpty()) {
            throw new ModelRefused(
                    Reason.WRONG_SHAPE,
                    "It takes %s; wanted is %s %s%s.".formatted(graph.inputs(), input.name(), type, shape));
        }
        boolean gives = graph.outputs().stream()
                .anyMatch(port ->
                        port.name().equals(card.output().name()) && port.type().equals("FLOAT"));
        if (!gives) {
            throw new ModelRefused(
                    Reason.WRONG_SHAPE,
                    "It gives %s; wanted is %s FLOAT."
                            .formatted(graph.outputs(), card.output().name()));
        }
    }

    private static ModelTrial run(CardDraft whole, Path weights) throws IOException {
        Path card = weights.resolveSibling("trial.json");
        ModelFolder.write(card, whole.json());
        try {
            return ModelTrial.run(ModelSource.file(card));
        } catch (ModelUnavailable e) {
            throw new ModelRefused(Reason.WRONG_SHAPE, "(" + e.getMessage() + ")", e);
        } finally {
            Files.delete(card);
        }
    }

    /** A sigmoid keeps within 0..1, and log odds of a picture with ground in it don't. */
    private static ModelCard.Activation byRange(ModelTrial trial) {
        return inRange(trial) ? ModelCard.Activation.NONE : ModelCard.Activation.SIGMOID;
    }

    private static boolean inRange(ModelTrial trial) {
        return trial.least() >= -SLACK && trial.most() <= 1 + SLACK;
    }

    private static void requireCoverages(ModelTrial trial, ModelCard.Output output) {
        if (!trial.finite()) {
            throw new ModelRefused(Reason.NOT_A_MATTE, "Some are no numbers.");
        }
        if (output.activation() == ModelCard.Activation.NONE && !inRange(trial)) {
            throw new ModelRefused(
                    Reason.NOT_A_MATTE,
                    "They lie between %.2f and %.2f, coverages between 0 and 1."
                            .formatted(trial.least(), trial.most()));
        }
    }
}
