package dev.packshot.app.bench;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.packshot.app.sample.ScenePhotograph;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.Intake;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.matte.Accelerator;
import dev.packshot.pipeline.matte.InferenceSettings;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.matte.ModelSource;
import dev.packshot.pipeline.matte.OnnxMatteModel;
import dev.packshot.pipeline.raster.PixelMemory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Our inference (letterbox, tensor, network, cutting out the answer) beside a bare ONNX Runtime loop that runs the same
 * weights on one prepared tensor with default options and one thread, and reads the answer. The photograph has the
 * network's size already: making it smaller is work that a loop needs too.
 */
final class InferenceRatio {
    private static final int ROUNDS = 9;
    private static final int RUNS = 10;

    private InferenceRatio() {}

    /** Times ours over the bare loop, pair by pair. */
    static Samples measure() {
        ModelCard card = ModelCard.shipped();
        int side = card.input().width();
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        try (var memory = new PixelMemory(64L << 20);
                OnnxMatteModel model = OnnxMatteModel.shipped(new InferenceSettings(Accelerator.CPU, "fp32", 1, 1));
                var options = new OrtSession.SessionOptions()) {
            Original original =
                    new Intake(Limits.DEFAULT).open(ScenePhotograph.jpeg(PixelSize.square(side), 1), memory);
            options.setIntraOpNumThreads(1);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            ByteBuffer image = ByteBuffer.allocateDirect(side * side * 3);
            try (OrtSession session =
                            environment.createSession(ModelSource.shipped().weights(card.variant("fp32")), options);
                    OnnxTensor tensor = OnnxTensor.createTensor(
                            environment, image, new long[] {1, side, side, 3}, OnnxJavaType.UINT8)) {
                for (int round = -1; round < ROUNDS; round++) {
                    double a = milliseconds(() -> model.matte(original));
                    double b =
                            milliseconds(() -> run(session, Map.of(card.input().name(), tensor)));
                    // The first round warms both up.
                    if (round >= 0) {
                        ours.add(a);
                        bare.add(b);
                    }
                }
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The bare ONNX Runtime loop failed", e);
        }
        return Samples.ratios(ours, bare);
    }

    private static void run(OrtSession session, Map<String, OnnxTensor> inputs) {
        try (OrtSession.Result result = session.run(inputs)) {
            var output = (OnnxTensor) result.get(0);
            float[] coverage = new float[output.getFloatBuffer().remaining()];
            output.getFloatBuffer().get(coverage);
        } catch (OrtException e) {
            throw new IllegalStateException("The bare ONNX Runtime loop failed", e);
        }
    }

    private static double milliseconds(Runnable work) {
        long start = System.nanoTime();
        for (int i = 0; i < RUNS; i++) {
            work.run();
        }
        return (System.nanoTime() - start) / 1e6 / RUNS;
    }
}
