package dev.packshot.sandbox.shopify.shop;

import dev.packshot.catalog.Sku;
import java.util.Set;

/**
 * A picture as a seller uploads it in the shop's admin.
 *
 * @param bytes JPEG, PNG or GIF
 * @param fileName with its extension
 * @param altText may be empty
 * @param shownBy SKUs of the variants that show it
 */
@SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
public record NewPicture(byte[] bytes, String fileName, String altText, Set<Sku> shownBy) {
    public NewPicture {
        shownBy = Set.copyOf(shownBy);
    }

    /** A picture that no variant shows, without an alt text. */
    public static NewPicture of(byte[] bytes, String fileName) {
        return new NewPicture(bytes, fileName, "", Set.of());
    }
}
