package dev.packshot.pipeline.evaluate.labels;

import java.nio.file.Path;

/**
 * A photograph and the mask that says where the product is.
 *
 * @param id stable name within the set
 * @param photograph its file
 * @param mask its mask's file
 * @param kind what the mask says
 * @param category kind of picture, such as {@code furniture}; {@code all} when the set doesn't tell
 */
public record LabelledPhotograph(String id, Path photograph, Path mask, MaskKind kind, String category) {
    /** The category of a set without categories. */
    public static final String UNSORTED = "all";
}
