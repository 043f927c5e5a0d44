package dev.packshot.pipeline.evaluate.labels;

/**
 * A pair that wasn't measured.
 *
 * @param id as in the set
 * @param reason the kind
 * @param message what was found
 * @param remedy what to do
 */
public record SkippedPair(String id, LabelProblem.Reason reason, String message, String remedy) {
    /** A pair with its problem. */
    public static SkippedPair of(String id, LabelProblem problem) {
        return new SkippedPair(id, problem.reason(), String.valueOf(problem.getMessage()), problem.remedy());
    }
}
