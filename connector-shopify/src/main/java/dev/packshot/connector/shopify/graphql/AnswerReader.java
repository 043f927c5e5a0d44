package dev.packshot.connector.shopify.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.packshot.connector.shopify.graphql.Answer.Cost;
import dev.packshot.connector.shopify.graphql.Answer.Fault;
import io.smallrye.graphql.client.GraphQLError;
import io.smallrye.graphql.client.Response;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what the GraphQL client read into an {@link Answer}. */
final class AnswerReader {
    private static final String VERSION = "x-shopify-api-version";

    private AnswerReader() {}

    static Answer read(Response response) {
        @Nullable JsonObject data = response.getData();
        @Nullable List<GraphQLError> errors = response.getErrors();
        return new Answer.Told(
                data == null ? JsonNodeFactory.instance.objectNode() : GraphqlClient.tree(data),
                errors == null
                        ? List.of()
                        : errors.stream().map(AnswerReader::fault).toList(),
                cost(response.getExtensions()),
                header(response.getTransportMeta()));
    }

    private static Fault fault(GraphQLError error) {
        @Nullable Map<String, Object> extensions = error.getExtensions();
        Object @Nullable [] path = error.getPath();
        return new Fault(
                text(extensions, "code"),
                error.getMessage() == null ? "" : error.getMessage(),
                text(extensions, "requiredAccess"),
                path == null ? "" : Arrays.stream(path).map(String::valueOf).collect(Collectors.joining("/")));
    }

    private static String text(@Nullable Map<String, Object> extensions, String key) {
        Object value = extensions == null ? null : extensions.get(key);
        return value == null ? "" : value.toString();
    }

    private static Optional<Cost> cost(@Nullable JsonObject extensions) {
        JsonNode cost = extensions == null
                ? JsonNodeFactory.instance.missingNode()
                : GraphqlClient.tree(extensions).path("cost");
        JsonNode status = cost.path("throttleStatus");
        if (!cost.path("requestedQueryCost").isNumber()
                || !status.path("maximumAvailable").isNumber()
                || !status.path("currentlyAvailable").isNumber()) {
            return Optional.empty();
        }
        JsonNode actual = cost.path("actualQueryCost");
        return Optional.of(new Cost(
                cost.path("requestedQueryCost").asLong(),
                actual.isNumber() ? Optional.of(actual.asLong()) : Optional.empty(),
                status.path("maximumAvailable").asLong(),
                status.path("currentlyAvailable").asLong(),
                status.path("restoreRate").asLong()));
    }

    private static Optional<String> header(@Nullable Map<String, List<String>> headers) {
        return headers == null
                ? Optional.empty()
                : headers.entrySet().stream()
                        .filter(each -> VERSION.equalsIgnoreCase(each.getKey()))
                        .flatMap(each -> each.getValue().stream())
                        .findFirst();
    }
}
