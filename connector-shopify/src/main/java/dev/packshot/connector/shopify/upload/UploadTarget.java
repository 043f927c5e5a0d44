package dev.packshot.connector.shopify.upload;

import java.net.URI;

/**
 * Where one file is put. Prints nothing: who has the address may write there for days.
 *
 * @param address signed, for one PUT
 * @param resource what Shopify is told to fetch the file by
 */
public record UploadTarget(URI address, String resource) {
    @Override
    public String toString() {
        return "UploadTarget";
    }
}
