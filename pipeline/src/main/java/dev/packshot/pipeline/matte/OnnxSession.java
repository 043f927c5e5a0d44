package dev.packshot.pipeline.matte;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;

/** One network in ONNX Runtime on the best processor that works. Threads may run it at the same time. */
final class OnnxSession implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OnnxSession.class.getName());

    private final ModelCard card;
    private final OrtSession session;
    private final Accelerator processor;

    private OnnxSession(ModelCard card, OrtSession session, Accelerator processor) {
        this.card = card;
        this.session = session;
        this.processor = processor;
    }

    /**
     * Opens a network.
     *
     * @throws ModelUnavailable when not even the CPU runs it
     */
    static OnnxSession open(ModelSource source, InferenceSettings settings) {
        ModelCard card = source.card();
        ByteBuffer weights = source.weights(card.variant(settings.precision()));
        OrtException last = null;
        for (Accelerator processor : settings.accelerator().attempts()) {
            try (SessionOptions options = options(settings)) {
                processor.addTo(options);
                return new OnnxSession(
                        card, OrtEnvironment.getEnvironment().createSession(weights, options), processor);
            } catch (OrtException e) {
                last = e;
                LOG.log(Level.WARNING, "{0} is not usable, trying the next processor: {1}", processor, e.getMessage());
            }
        }
        throw new ModelUnavailable(card.id() + " runs on no processor of this machine", last);
    }

    private static SessionOptions options(InferenceSettings settings) throws OrtException {
        var options = new SessionOptions();
        options.setIntraOpNumThreads(settings.threadsPerPicture());
        options.setInterOpNumThreads(1);
        // Spinning threads steal the cores that codecs and refinement need.
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        // A bulk run must not keep the largest batch's memory for ever.
        options.setMemoryPatternOptimization(false);
        options.setDeterministicCompute(true);
        return options;
    }

    Accelerator processor() {
        return processor;
    }

    /**
     * Runs a batch.
     *
     * @param images direct buffer of N pictures as the card's input wants them, see {@link InputTensor}
     * @param count N
     * @return N arrays of H×W values, as the graph gives them
     */
    float[][] run(ByteBuffer images, int count) {
        try (OnnxTensor input = tensor(images, count);
                OrtSession.Result result = session.run(Map.of(card.input().name(), input))) {
            var output = (OnnxTensor) result.get(card.output().name())
                    .orElseThrow(() -> new ModelUnavailable(
                            card.id() + " gives no output named "
                                    + card.output().name(),
                            null));
            FloatBuffer values = output.getFloatBuffer();
            float[][] maps =
                    new float[count][card.output().width() * card.output().height()];
            if (values.remaining() != (long) count * maps[0].length) {
                throw new ModelUnavailable(
                        "%s gives %d values for %d pictures, its card says %d × %d each"
                                .formatted(
                                        card.id(),
                                        values.remaining(),
                                        count,
                                        card.output().width(),
                                        card.output().height()),
                        null);
            }
            for (float[] map : maps) {
                values.get(map);
            }
            return maps;
        } catch (OrtException e) {
            throw new ModelUnavailable(card.id() + " failed: " + e.getMessage(), e);
        }
    }

    private OnnxTensor tensor(ByteBuffer images, int count) throws OrtException {
        long width = card.input().width();
        long height = card.input().height();
        long[] shape =
                switch (card.input().layout()) {
                    case NHWC -> new long[] {count, height, width, 3};
                    case NCHW -> new long[] {count, 3, height, width};
                };
        OnnxJavaType type =
                switch (card.input().type()) {
                    case UINT8 -> OnnxJavaType.UINT8;
                    case FLOAT32 -> OnnxJavaType.FLOAT;
                };
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), images, shape, type);
    }

    /** Whether the graph takes several pictures in one run; many exports are fixed to one. */
    boolean takesBatches() {
        try {
            NodeInfo input = session.getInputInfo().get(card.input().name());
            return input != null && input.getInfo() instanceof TensorInfo tensor && tensor.getShape()[0] != 1;
        } catch (OrtException e) {
            throw new ModelUnavailable(card.id() + " doesn't say what it takes: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            LOG.log(Level.DEBUG, "A session that is no longer needed didn't close", e);
        }
    }
}
