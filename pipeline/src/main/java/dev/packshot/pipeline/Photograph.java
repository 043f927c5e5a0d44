package dev.packshot.pipeline;

import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;

/**
 * A photograph that comes in.
 *
 * @param file the file's bytes, not to be changed
 * @param sku whose picture it is
 * @param slot where it goes in the picture set
 * @param altText for the renditions, may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
public record Photograph(byte[] file, Sku sku, Slot slot, String altText) {}
