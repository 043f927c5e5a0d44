package dev.packshot.sandbox.shopify.picture;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;

/**
 * A picture that was taken.
 *
 * @param bytes exactly as they were uploaded
 * @param digest of the bytes
 * @param type by content
 * @param size in px
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by digest.
public record Picture(byte[] bytes, Digest digest, MediaType type, PixelSize size) {}
