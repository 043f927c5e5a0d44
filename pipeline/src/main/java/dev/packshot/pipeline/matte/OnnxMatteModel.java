package dev.packshot.pipeline.matte;

import dev.packshot.pipeline.intake.Original;
import java.nio.ByteBuffer;

/**
 * A matte network in ONNX Runtime. On the CPU every caller runs its own picture; on a GPU callers' pictures are
 * gathered into batches.
 */
public final class OnnxMatteModel implements MatteModel {
    private final ModelCard card;
    private final OnnxSession session;
    private final Inference inference;
    private final InputTensor input;
    private final OutputMap output;

    /** Where a picture that is ready for the network is turned into its values. */
    interface Inference extends AutoCloseable {
        /**
         * Runs one picture.
         *
         * @param image one picture as {@link InputTensor} makes it
         * @return H×W values, the caller's own
         */
        float[] run(ByteBuffer image);

        @Override
        void close();
    }

    private OnnxMatteModel(ModelCard card, OnnxSession session, InputTensor input, Inference inference) {
        this.card = card;
        this.session = session;
        this.input = input;
        this.inference = inference;
        this.output = new OutputMap(card.output());
    }

    /**
     * Opens the network that comes with Packshot.
     *
     * @throws ModelUnavailable when it can't be run here
     */
    public static OnnxMatteModel shipped(InferenceSettings settings) {
        return open(ModelSource.shipped(), settings);
    }

    /**
     * Opens a network.
     *
     * @throws ModelUnavailable when its weights aren't those of its card, or it can't be run here
     */
    public static OnnxMatteModel open(ModelSource source, InferenceSettings settings) {
        OnnxSession session = OnnxSession.open(source, settings);
        var input = new InputTensor(source.card().input());
        boolean batches =
                session.processor() != Accelerator.CPU && settings.largestBatch() > 1 && session.takesBatches();
        return new OnnxMatteModel(
                source.card(),
                session,
                input,
                batches ? new BatchingQueue(session, input.bytes(), settings.largestBatch()) : single(session));
    }

    private static Inference single(OnnxSession session) {
        return new Inference() {
            @Override
            public float[] run(ByteBuffer image) {
                return session.run(image, 1)[0];
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Matte matte(Original original) {
        Letterbox place = input.place(original.pixels().size());
        float[] coverage = output.coverage(inference.run(input.of(original.pixels(), place)));
        Letterbox answer = card.input().letterbox() ? place : Letterbox.stretched(output.size());
        return new Matte(answer.content(), answer.cut(coverage), card.id());
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public String processor() {
        return session.processor().name();
    }

    @Override
    public void close() {
        inference.close();
        session.close();
    }
}
