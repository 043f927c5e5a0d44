package dev.packshot.sandbox.shopify.bulk;

/** Hears when an operation has ended, by itself or not. */
@FunctionalInterface
public interface BulkFinished {
    /** Called on a thread of the operation. */
    void finished(String shop, BulkOperation operation);
}
