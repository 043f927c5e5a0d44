package dev.packshot.sandbox.shopify.bulk;

import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import java.util.Map;

/** Reads a shop for a bulk operation: no cost, and connections within the outermost one whole, whatever their length. */
public interface BulkReader {
    /** What can be asked. */
    GraphQLSchema schema();

    /**
     * Runs a query with the rights of whoever started the operation.
     *
     * @param query its outermost connection is paged by {@code first} and {@code after}, those within name no size
     * @return its data
     * @throws BulkReadException when anything of it can't be answered
     */
    Map<String, Object> read(Document query, Map<String, Object> variables);
}
