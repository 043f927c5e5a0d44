package dev.packshot.app.network;

import dev.packshot.pipeline.matte.MatteModel;

/**
 * A network as tables call it.
 *
 * @param name unique in one table, such as {@code packshot-matte-2 int8}
 * @param digest of its weights
 * @param precision of its weights
 * @param model stays open as long as it is measured
 */
public record NamedModel(String name, String digest, String precision, MatteModel model) {}
