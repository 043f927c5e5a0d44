package dev.packshot.pipeline.matte;

import dev.packshot.catalog.PixelSize;
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

    /** Where a letterboxed picture is turned into coverages. */
    interface Inference extends AutoCloseable {
        /**
         * Runs one picture.
         *
         * @param image direct buffer of H×W×3 bytes
         * @return H×W coverages
         */
        float[] run(ByteBuffer image);

        @Override
        void close();
    }

    private OnnxMatteModel(ModelCard card, OnnxSession session, Inference inference) {
        this.card = card;
        this.session = session;
        this.inference = inference;
    }

    /**
     * Opens the network that comes with Packshot.
     *
     * @throws ModelUnavailable when it can't be run here
     */
    public static OnnxMatteModel shipped(InferenceSettings settings) {
        ModelCard card = ModelCard.shipped();
        OnnxSession session = OnnxSession.open(card, settings);
        boolean batches = session.processor() != Accelerator.CPU && settings.largestBatch() > 1;
        return new OnnxMatteModel(
                card, session, batches ? new BatchingQueue(session, card, settings.largestBatch()) : single(session));
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
        var canvas = new PixelSize(card.input().width(), card.input().height());
        Letterbox letterbox = Letterbox.of(original.pixels().size(), canvas);
        ByteBuffer image = ByteBuffer.allocateDirect(Math.toIntExact(canvas.pixels() * 3));
        letterbox.write(original.pixels(), card.input().padding(), image);
        float[] coverage = inference.run(image.flip());
        return new Matte(letterbox.content(), letterbox.cut(coverage), card.id());
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
