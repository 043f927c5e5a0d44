package dev.packshot.sandbox.shopify.graph;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/** Shopify's own scalars, as far as they are modelled. */
final class Scalars {
    static final GraphQLScalarType DATE_TIME = scalar(
            "DateTime",
            value -> value instanceof Instant instant
                    ? DateTimeFormatter.ISO_INSTANT.format(instant)
                    : value.toString());
    static final GraphQLScalarType URL = scalar("URL", Object::toString);

    /** A number that JSON tells as text, since not every reader has 64 bits. */
    static final GraphQLScalarType UNSIGNED_INT_64 = scalar("UnsignedInt64", value -> {
        String text = value.toString();
        if (!text.matches("\\d{1,20}")) {
            throw new CoercingParseValueException("\"" + text + "\" is no number from 0");
        }
        return text;
    });

    private Scalars() {}

    private static GraphQLScalarType scalar(String name, Function<Object, String> text) {
        return GraphQLScalarType.newScalar().name(name).coercing(new Text(text)).build();
    }

    private record Text(Function<Object, String> text) implements Coercing<String, String> {
        @Override
        public String serialize(Object result, GraphQLContext context, Locale locale) {
            return text.apply(result);
        }

        @Override
        public String parseValue(Object input, GraphQLContext context, Locale locale) {
            return text.apply(input);
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return new StringValue(text.apply(input));
        }

        @Override
        public String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return switch (input) {
                case StringValue value -> text.apply(value.getValue());
                case IntValue value -> text.apply(value.getValue());
                default -> throw new CoercingParseLiteralException("A text or a number was expected");
            };
        }
    }
}
