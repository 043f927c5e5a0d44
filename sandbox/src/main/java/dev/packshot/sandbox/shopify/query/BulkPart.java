package dev.packshot.sandbox.shopify.query;

import dev.packshot.sandbox.shopify.bulk.BulkOperation;
import dev.packshot.sandbox.shopify.bulk.BulkOperations;
import dev.packshot.sandbox.shopify.graph.Fields;
import dev.packshot.sandbox.shopify.graph.ModelPart;

/** How bulk operations stand. */
public final class BulkPart implements ModelPart {
    private final BulkOperations operations;

    /** Tells of these. */
    public BulkPart(BulkOperations operations) {
        this.operations = operations;
    }

    @Override
    public void wire(Fields fields) {
        fields.query("bulkOperation", call -> operations.find(call.shop().domain(), call.id("id")));
        fields.type("BulkOperation", BulkOperation.class)
                .plain("id", BulkOperation::id)
                .plain("query", BulkOperation::query)
                .plain("type", unused -> "QUERY")
                .plain("status", BulkOperation::status)
                .plain("errorCode", BulkOperation::errorCode)
                .plain("createdAt", BulkOperation::createdAt)
                .plain("completedAt", BulkOperation::completedAt)
                .plain("objectCount", BulkOperation::objectCount)
                .plain("rootObjectCount", BulkOperation::rootObjectCount)
                .plain("fileSize", BulkOperation::fileSize)
                .plain("url", BulkOperation::url)
                .plain("partialDataUrl", BulkOperation::partialDataUrl);
    }
}
