package dev.packshot.sandbox.shopify.graph;

import java.util.Map;
import java.util.Optional;

/**
 * A GraphQL request.
 *
 * @param query the document
 * @param variables by name
 * @param operation which one of the document's, where it holds several
 */
public record Request(String query, Map<String, Object> variables, Optional<String> operation) {
    /** A document with one operation and no variables. */
    public static Request of(String query) {
        return new Request(query, Map.of(), Optional.empty());
    }
}
