package dev.packshot.sandbox.shopify.graph;

import graphql.GraphQL;
import graphql.language.InterfaceTypeDefinition;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** What is modelled: a schema of our own, a part of Shopify's, and how its fields are answered. */
public final class Model {
    private final GraphQLSchema schema;
    private final GraphQL engine;

    /**
     * Puts parts together.
     *
     * @param resources names of schema files beside this class
     * @param parts which together answer every field of the schema
     * @throws IllegalStateException when a field has no answer
     */
    public Model(List<String> resources, List<? extends ModelPart> parts) {
        var fields = new Fields();
        parts.forEach(part -> part.wire(fields));
        this.schema = schema(resources, fields);
        Set<String> missing = fields.unanswered(schema);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Nothing answers " + missing);
        }
        this.engine = GraphQL.newGraphQL(schema)
                .defaultDataFetcherExceptionHandler(new Refusals())
                .build();
    }

    /** The schema of what is modelled. */
    public GraphQLSchema schema() {
        return schema;
    }

    GraphQL engine() {
        return engine;
    }

    private static GraphQLSchema schema(List<String> resources, Fields fields) {
        var types = new TypeDefinitionRegistry();
        resources.forEach(resource -> types.merge(new SchemaParser().parse(text(resource))));
        var wiring = RuntimeWiring.newRuntimeWiring()
                .codeRegistry(fields.into(GraphQLCodeRegistry.newCodeRegistry()))
                .scalar(Scalars.DATE_TIME)
                .scalar(Scalars.URL)
                .scalar(Scalars.UNSIGNED_INT_64);
        types.getTypes(InterfaceTypeDefinition.class)
                .forEach(type -> wiring.type(
                        type.getName(),
                        each -> each.typeResolver(environment ->
                                environment.getSchema().getObjectType(fields.typeOf(environment.getObject())))));
        return new SchemaGenerator().makeExecutableSchema(types, wiring.build());
    }

    private static String text(String resource) {
        try (InputStream in = Model.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("There is no schema " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
