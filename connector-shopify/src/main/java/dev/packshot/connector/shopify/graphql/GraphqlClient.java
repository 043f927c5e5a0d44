package dev.packshot.connector.shopify.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Secret;
import io.smallrye.graphql.client.InvalidResponseException;
import io.smallrye.graphql.client.Response;
import io.smallrye.graphql.client.vertx.dynamic.VertxDynamicGraphQLClient;
import io.smallrye.graphql.client.vertx.dynamic.VertxDynamicGraphQLClientBuilder;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.WebClientInternal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends documents to one shop. The token goes along with each call, since it may be renewed between two. Redirects are
 * never followed, an answer is waited for and buffered within bounds, and nothing is tried twice. Safe for several
 * threads.
 */
public final class GraphqlClient implements AutoCloseable {
    /** Most bytes of an answer; the largest page that is asked for has about 2 MB. */
    static final int MOST_BYTES = 16 << 20;

    private static final String TOKEN = "X-Shopify-Access-Token";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final VertxDynamicGraphQLClient client;
    private final Duration patience;

    /**
     * A client of one shop; makes no call.
     *
     * @param vertx shared by all shops, so that a closed client leaves no thread
     * @param address where the shop answers GraphQL
     * @param patience how long an answer is waited for
     */
    public GraphqlClient(Vertx vertx, URI address, Duration patience) {
        int wait = (int) Math.min(Integer.MAX_VALUE, patience.toMillis());
        var options = new WebClientOptions()
                .setFollowRedirects(false)
                .setConnectTimeout(wait)
                .setIdleTimeout(wait)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setUserAgentEnabled(true)
                .setUserAgent("Packshot");
        this.http = vertx.httpClientBuilder()
                .with(options)
                // Whoever waits for an answer is told; of an idle connection that ends there is nothing to tell.
                .withConnectHandler(connection -> connection.exceptionHandler(ended -> {}))
                .build();
        WebClient web = WebClient.wrap(http, options);
        ((WebClientInternal) web).addInterceptor(new AnswerGuard(vertx, MOST_BYTES));
        this.client = (VertxDynamicGraphQLClient) new VertxDynamicGraphQLClientBuilder()
                .vertx(vertx)
                .webClient(web)
                .options(options)
                .url(address.toString())
                .allowUnexpectedResponseFields(true)
                .build();
        this.patience = patience;
    }

    /**
     * Sends a document.
     *
     * @param token of the shop
     * @throws ConnectorException.Unavailable when no whole answer came in time; what became of the call is unknown
     * @throws ConnectorException.Malformed when the answer isn't GraphQL's
     */
    public Answer send(Operation operation, Map<String, Object> variables, Secret token) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().set(TOKEN, token.reveal());
        try {
            Response response = client.executeAsync(operation.document(), variables, operation.operationName(), headers)
                    .await()
                    .atMost(patience);
            return AnswerReader.read(response);
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    /** What a failure means. Never handed on as a cause where its message quotes the answer. */
    private static Answer failed(RuntimeException failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case AnswerGuard.OtherStatus other -> other.answer();
            case AnswerGuard.TooLong tooLong ->
                throw new ConnectorException.Malformed("Shopify's answer is longer than any that was asked for");
            case InvalidResponseException invalid -> throw notGraphql();
            // What the client makes of "errors" that aren't a list.
            case ClassCastException odd -> throw notGraphql();
            case ConnectorException known -> throw known;
            default -> throw new ConnectorException.Unavailable("Shopify doesn't answer", harmless(cause));
        };
    }

    private static ConnectorException notGraphql() {
        return new ConnectorException.Malformed("Shopify answered something else than was asked for");
    }

    /** Reasons of the network may be told; they name a host at most. */
    private static @Nullable Throwable harmless(Throwable cause) {
        return cause instanceof IOException ? cause : null;
    }

    /** What the client read, as a tree. */
    static JsonNode tree(Object json) {
        try {
            return JSON.readTree(json.toString());
        } catch (JsonProcessingException e) {
            throw notGraphql();
        }
    }

    /** Ends the connections to this shop. Can be called again. */
    @Override
    public void close() {
        client.close();
        http.close();
    }
}
