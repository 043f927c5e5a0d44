package dev.packshot.sandbox.shopify.graph;

import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Turns what went wrong at a field into an error of the answer. */
final class Refusals implements DataFetcherExceptionHandler {
    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        Throwable cause = parameters.getException();
        var error = GraphqlErrorBuilder.newError().path(parameters.getPath()).location(parameters.getSourceLocation());
        if (cause instanceof AdminException refusal) {
            error.message("%s", refusal.getMessage()).extensions(refusal.extensions());
        } else {
            error.message("%s", "The sandbox failed: " + cause).extensions(Map.of("code", "INTERNAL_SERVER_ERROR"));
        }
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult()
                .error(error.build())
                .build());
    }
}
