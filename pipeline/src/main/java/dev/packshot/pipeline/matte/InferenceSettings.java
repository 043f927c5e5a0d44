package dev.packshot.pipeline.matte;

/**
 * How a network is run.
 *
 * @param accelerator wished-for processor
 * @param precision which weights of the card: {@code fp32} or {@code int8}
 * @param threadsPerPicture threads inside one inference: 1 for bulk work, where pictures run side by side
 * @param largestBatch most pictures in one GPU run, 1 or more; the CPU always takes one (batches don't gain there)
 */
public record InferenceSettings(Accelerator accelerator, String precision, int threadsPerPicture, int largestBatch) {
    public static final InferenceSettings DEFAULT = new InferenceSettings(Accelerator.AUTO, "fp32", 1, 16);

    public InferenceSettings {
        if (threadsPerPicture < 1 || largestBatch < 1) {
            throw new IllegalArgumentException("Threads and batch are at least 1");
        }
    }
}
