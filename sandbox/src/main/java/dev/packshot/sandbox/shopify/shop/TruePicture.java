package dev.packshot.sandbox.shopify.shop;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Sku;
import java.util.Set;

/**
 * A picture as a buyer sees it at one instant.
 *
 * @param id of the media
 * @param fileName as its address shows it
 * @param version the {@code v} of its address
 * @param bytes exactly as they were uploaded
 * @param digest of the bytes
 * @param altText may be empty
 * @param variants ids of the variants that show it
 * @param skus of those that have one
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by digest.
public record TruePicture(
        Gid id,
        String fileName,
        long version,
        byte[] bytes,
        Digest digest,
        String altText,
        Set<Gid> variants,
        Set<Sku> skus) {
    public TruePicture {
        variants = Set.copyOf(variants);
        skus = Set.copyOf(skus);
    }
}
