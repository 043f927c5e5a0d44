package dev.packshot.pipeline;

import java.util.Locale;

/** The steps of the pipeline, in their order. */
public enum Stage {
    INTAKE,
    PREPARE,
    INFER,
    REFINE,
    COMPOSE,
    RENDER,
    INSPECT;

    /** Name in reports, such as {@code intake}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
