package dev.packshot.sandbox.shopify.graph;

import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How each modelled field is answered. What isn't named here can't be asked for. */
public final class Fields {
    private final Map<FieldCoordinates, DataFetcher<?>> fetchers = new HashMap<>();
    private final Map<Class<?>, String> types = new HashMap<>();

    /** The fields of the query root. */
    public Root query(String field, Function<FieldCall, @Nullable Object> answer) {
        return new Root("QueryRoot").field(field, answer);
    }

    /** The fields of the mutation root. */
    public Root mutation(String field, Function<FieldCall, @Nullable Object> answer) {
        return new Root("Mutation").field(field, answer);
    }

    /** The fields of a type. */
    public <S> Type<S> type(String name, Class<S> source) {
        types.put(source, name);
        return new Type<>(name, source);
    }

    /** The fields of one more type that is told from the same source, never behind an interface. */
    public <S> Type<S> alias(String name, Class<S> source) {
        return new Type<>(name, source);
    }

    /** Which type something is told as, behind an interface. */
    String typeOf(Object source) {
        String type = types.get(source.getClass());
        if (type == null) {
            throw AdminException.notModelled(source.getClass().getSimpleName());
        }
        return type;
    }

    GraphQLCodeRegistry.Builder into(GraphQLCodeRegistry.Builder registry) {
        fetchers.forEach(registry::dataFetcher);
        return registry;
    }

    /** Fields of the schema that nothing here answers. */
    Set<String> unanswered(GraphQLSchema schema) {
        Set<String> missing = new HashSet<>();
        for (GraphQLObjectType type : schema.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> !type.getName().startsWith("__"))
                .toList()) {
            type.getFieldDefinitions().forEach(field -> {
                if (!fetchers.containsKey(FieldCoordinates.coordinates(type.getName(), field.getName()))) {
                    missing.add(type.getName() + "." + field.getName());
                }
            });
        }
        return missing;
    }

    /** Fields of a root. */
    public final class Root {
        private final String name;

        private Root(String name) {
            this.name = name;
        }

        /** Answers one more field. */
        public Root field(String field, Function<FieldCall, @Nullable Object> answer) {
            DataFetcher<@Nullable Object> fetcher = environment -> answer.apply(FieldCall.of(environment));
            fetchers.put(FieldCoordinates.coordinates(name, field), fetcher);
            return this;
        }
    }

    /** Fields of a type, told from a source. */
    public final class Type<S> {
        private final String name;
        private final Class<S> source;

        private Type(String name, Class<S> source) {
            this.name = name;
            this.source = source;
        }

        /** Tells a field from the source alone. */
        public Type<S> plain(String field, Function<S, @Nullable Object> answer) {
            return field(field, (held, call) -> answer.apply(held));
        }

        /** Tells a field from the source, its arguments and the shop. */
        public Type<S> field(String field, BiFunction<S, FieldCall, @Nullable Object> answer) {
            DataFetcher<@Nullable Object> fetcher =
                    environment -> answer.apply(source.cast(environment.getSource()), FieldCall.of(environment));
            fetchers.put(FieldCoordinates.coordinates(name, field), fetcher);
            return this;
        }
    }
}
