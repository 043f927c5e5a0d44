package dev.packshot.sandbox.shopify.graph;

import dev.packshot.sandbox.shopify.bulk.BulkOperation.ErrorCode;
import dev.packshot.sandbox.shopify.bulk.BulkReadException;
import dev.packshot.sandbox.shopify.bulk.BulkReader;
import dev.packshot.sandbox.shopify.state.Shop;
import dev.packshot.sandbox.shopify.token.Access;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import java.util.Map;

/** Reads a shop for bulk operations: each page in one step of the shop, for nothing, and with connections whole. */
public final class WholeReader implements BulkReader {
    private final Shop shop;
    private final Access access;
    private final GraphQL engine;

    private WholeReader(Shop shop, Access access, GraphQLSchema schema) {
        this.shop = shop;
        this.access = access;
        this.engine = GraphQL.newGraphQL(schema)
                .defaultDataFetcherExceptionHandler(new Refusals())
                .build();
    }

    /** Reads with the rights of whoever asks for a field. */
    public static BulkReader of(FieldCall call) {
        return new WholeReader(call.shop(), call.access(), call.environment().getGraphQLSchema());
    }

    @Override
    public GraphQLSchema schema() {
        return engine.getGraphQLSchema();
    }

    @Override
    public Map<String, Object> read(Document query, Map<String, Object> variables) {
        ExecutionResult result =
                shop.step(state -> engine.execute(ExecutionInput.newExecutionInput(AstPrinter.printAst(query))
                        .variables(variables)
                        .graphQLContext(Map.of(
                                FieldCall.Within.class,
                                new FieldCall.Within(shop, state, access),
                                FieldCall.Whole.class,
                                FieldCall.Whole.CONNECTIONS))
                        .build()));
        if (!result.getErrors().isEmpty()) {
            GraphQLError error = result.getErrors().getFirst();
            Map<String, Object> extensions = error.getExtensions();
            boolean denied = extensions != null && "ACCESS_DENIED".equals(extensions.get("code"));
            throw new BulkReadException(
                    denied ? ErrorCode.ACCESS_DENIED : ErrorCode.INTERNAL_SERVER_ERROR,
                    new IllegalStateException(error.getMessage()));
        }
        return result.getData();
    }
}
