package dev.packshot.pipeline.matte;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Gathers the pictures that wait at one moment into one run: a GPU works best on several at once, and nobody waits for
 * a batch to fill up. One thread feeds the chip; the queue is bounded, so fast decoders wait instead of piling up.
 */
final class BatchingQueue implements OnnxMatteModel.Inference {
    private record Request(ByteBuffer image, CompletableFuture<float[]> answer) {}

    private static final Request END = new Request(ByteBuffer.allocate(0), new CompletableFuture<>());

    private final OnnxSession session;
    private final int imageBytes;
    private final int largestBatch;
    private final BlockingQueue<Request> waiting;
    private final Thread feeder;

    BatchingQueue(OnnxSession session, int imageBytes, int largestBatch) {
        this.session = session;
        this.imageBytes = imageBytes;
        this.largestBatch = largestBatch;
        this.waiting = new ArrayBlockingQueue<>(largestBatch * 2);
        this.feeder = Thread.ofPlatform().name("matte-batches").daemon().start(this::feed);
    }

    @Override
    public float[] run(ByteBuffer image) {
        var request = new Request(image, new CompletableFuture<>());
        try {
            waiting.put(request);
            return request.answer().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelUnavailable("Interrupted while waiting for the network", e);
        } catch (CompletionException e) {
            throw e.getCause() instanceof ModelUnavailable failed
                    ? failed
                    : new ModelUnavailable("The network failed: " + e.getCause(), e);
        }
    }

    private void feed() {
        ByteBuffer images = ByteBuffer.allocateDirect(imageBytes * largestBatch);
        List<Request> batch = new ArrayList<>(largestBatch);
        try {
            while (true) {
                batch.clear();
                batch.add(waiting.take());
                waiting.drainTo(batch, largestBatch - 1);
                boolean last = batch.remove(END);
                if (!batch.isEmpty()) {
                    answer(batch, images.clear());
                }
                if (last) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(List<Request> batch, ByteBuffer images) {
        try {
            for (Request request : batch) {
                images.put(request.image().duplicate());
            }
            float[][] answers = session.run(images.flip(), batch.size());
            for (int i = 0; i < answers.length; i++) {
                batch.get(i).answer().complete(answers[i]);
            }
        } catch (RuntimeException e) {
            // The callers get the failure; the next batch gets its chance.
            batch.forEach(request -> request.answer().completeExceptionally(e));
        }
    }

    @Override
    public void close() {
        try {
            waiting.put(END);
            feeder.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
