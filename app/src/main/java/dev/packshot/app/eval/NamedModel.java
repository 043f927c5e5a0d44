package dev.packshot.app.eval;

import dev.packshot.pipeline.matte.MatteModel;

/**
 * A network as the tables call it.
 *
 * @param name unique in one evaluation, such as {@code packshot-matte-1 int8}
 * @param digest of its weights
 * @param precision of its weights
 * @param model stays open as long as the evaluation runs
 */
public record NamedModel(String name, String digest, String precision, MatteModel model) {}
