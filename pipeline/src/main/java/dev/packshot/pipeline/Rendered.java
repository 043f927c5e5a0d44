package dev.packshot.pipeline;

import dev.packshot.pipeline.render.Rendition;

/**
 * A rendition that nobody has judged yet.
 *
 * @param rendition the file
 * @param enlarged whether the product was enlarged beyond the photograph's resolution
 * @param altered whether light or colour was changed on purpose
 * @param preview small JPEG of the rendition, for people
 */
@SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
public record Rendered(Rendition rendition, boolean enlarged, boolean altered, byte[] preview) {}
