package dev.packshot.connector.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.connector.CallMeter;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Opening;
import dev.packshot.connector.shopify.graphql.AdminCalls;
import dev.packshot.connector.shopify.graphql.Answer;
import dev.packshot.connector.shopify.graphql.GraphqlClient;
import dev.packshot.connector.shopify.graphql.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The Admin API of one shop: the only way to it. Spends points before each call, tells the meter what each answer says of
 * the rest, and makes typed failures of what goes wrong. Safe for several threads.
 */
final class ShopifyApi implements AdminCalls, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ShopifyApi.class);

    private final GraphqlClient client;
    private final String version;
    private final Supplier<Optional<Grant>> grant;
    private final CallMeter meter;
    private final AtomicReference<String> answering;

    ShopifyApi(GraphqlClient client, String version, Opening opening) {
        this.client = client;
        this.version = version;
        this.grant = opening.grant();
        this.meter = opening.meter();
        this.answering = new AtomicReference<>(version);
    }

    /** Fails as {@link ShopifyErrors} maps what went wrong. */
    @Override
    public JsonNode ask(Operation operation, int items, Map<String, Object> variables) {
        Grant present = grant.get()
                .orElseThrow(() -> new ConnectorException.Unauthorized("The shop hasn't installed the app", false));
        meter.spend(LANE, operation.cost(items));
        Answer answer = client.send(operation, variables, present.access());
        if (answer instanceof Answer.Told told) {
            told.cost().ifPresent(cost -> meter.learned(LANE, cost.maximum(), cost.available(), cost.untilFull()));
            told.version().ifPresent(this::answeredBy);
        }
        return ShopifyErrors.data(answer, present.refresh().isPresent());
    }

    @Override
    public JsonNode change(Operation operation, int items, Map<String, Object> variables, String field) {
        return ShopifyErrors.payload(ask(operation, items, variables).path(field));
    }

    @Override
    public Optional<JsonNode> change(
            Operation operation, int items, Map<String, Object> variables, String field, String pardoned) {
        JsonNode payload = ask(operation, items, variables).path(field);
        for (JsonNode error : payload.path("userErrors")) {
            if (pardoned.equals(error.path("code").asText())) {
                return Optional.empty();
            }
        }
        return Optional.of(ShopifyErrors.payload(payload));
    }

    /** The version that answers, when it isn't the one that is asked for: a retired version falls forward. */
    Optional<String> otherVersion() {
        return Optional.of(answering.get()).filter(each -> !each.equals(version));
    }

    private void answeredBy(String answered) {
        String before = answering.getAndSet(answered);
        if (!answered.equals(before) && !answered.equals(version)) {
            LOG.warnf(
                    "Shopify answers with version %s of the Admin API, not %s. Set PACKSHOT_SHOPIFY_API_VERSION to"
                            + " a version that it supports",
                    answered, version);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
