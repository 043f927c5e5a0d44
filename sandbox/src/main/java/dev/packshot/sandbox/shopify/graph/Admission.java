package dev.packshot.sandbox.shopify.graph;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Node;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.validation.Validator;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides whether a document is one that Shopify would take, and one that is modelled. */
final class Admission {
    /** Most entries of a list that is handed in. */
    private static final int MOST_INPUTS = 250;

    private final Optional<GraphQLSchema> real;
    private final GraphQLSchema modelled;

    Admission(Optional<GraphQLSchema> real, GraphQLSchema modelled) {
        this.real = real;
        this.modelled = modelled;
    }

    /** A document, or why it isn't taken. */
    sealed interface Verdict {
        /** Taken. */
        record Taken(Document document) implements Verdict {}

        /** Not taken. */
        record Refused(List<GraphQLError> errors) implements Verdict {}
    }

    Verdict judge(Request request) {
        Document document;
        try {
            document = Parser.parse(request.query());
        } catch (InvalidSyntaxException e) {
            return new Verdict.Refused(List.of(e.toInvalidSyntaxError()));
        }
        List<? extends GraphQLError> wrong =
                real.map(schema -> validated(schema, document)).orElse(List.of());
        if (!wrong.isEmpty()) {
            return new Verdict.Refused(List.copyOf(wrong));
        }
        List<GraphQLError> unknown = validated(modelled, document).stream()
                .map(error ->
                        error(AdminException.NOT_MODELLED, "This sandbox has not modelled it: " + error.getMessage()))
                .toList();
        if (!unknown.isEmpty()) {
            return new Verdict.Refused(unknown);
        }
        int longest = Math.max(longest(request.variables()), longest(document));
        return longest > MOST_INPUTS
                ? new Verdict.Refused(List.of(error(
                        "MAX_INPUT_SIZE_EXCEEDED",
                        "The input array size of %d is greater than the maximum allowed of %d."
                                .formatted(longest, MOST_INPUTS))))
                : new Verdict.Taken(document);
    }

    static GraphQLError error(String code, String message) {
        return GraphqlErrorBuilder.newError()
                .message("%s", message)
                .extensions(Map.of("code", code))
                .build();
    }

    private static List<? extends GraphQLError> validated(GraphQLSchema schema, Document document) {
        return new Validator().validateDocument(schema, document, Locale.ROOT);
    }

    private static int longest(Object value) {
        return switch (value) {
            case Map<?, ?> map -> longest(map.values().stream());
            case Collection<?> list -> Math.max(list.size(), longest(list.stream()));
            default -> 0;
        };
    }

    private static int longest(Stream<?> values) {
        return values.filter(Objects::nonNull)
                .mapToInt(Admission::longest)
                .max()
                .orElse(0);
    }

    private static int longest(Node<?> node) {
        int here = node instanceof ArrayValue list ? list.getValues().size() : 0;
        return Math.max(
                here,
                node.getChildren().stream()
                        .mapToInt(child -> longest((Node<?>) child))
                        .max()
                        .orElse(0));
    }
}
