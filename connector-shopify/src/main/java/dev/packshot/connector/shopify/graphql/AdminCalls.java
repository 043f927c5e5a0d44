package dev.packshot.connector.shopify.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.connector.ConnectorException;
import java.util.Map;
import java.util.Optional;

/** Calls of one shop's Admin API: counted before, and with typed failures. Safe for several threads. */
public interface AdminCalls {
    /** What calls are counted in: Shopify's points of calculated query cost. */
    String LANE = "points";

    /**
     * Asks, or changes, and gives back the whole data.
     *
     * @param items how many things it is about, for {@link Operation#cost}
     * @throws ConnectorException saying what went wrong, also in part
     */
    JsonNode ask(Operation operation, int items, Map<String, Object> variables);

    /**
     * Makes a change, and gives back the payload of its one mutation.
     *
     * @param field the mutation, such as {@code fileUpdate}
     * @throws ConnectorException as {@link #ask}, and for user errors
     */
    JsonNode change(Operation operation, int items, Map<String, Object> variables, String field);

    /**
     * Makes a change that may meet a user error which isn't a failure.
     *
     * @param pardoned code of the user error
     * @return the payload; empty when there was such an error
     * @throws ConnectorException as {@link #change}
     */
    Optional<JsonNode> change(
            Operation operation, int items, Map<String, Object> variables, String field, String pardoned);
}
