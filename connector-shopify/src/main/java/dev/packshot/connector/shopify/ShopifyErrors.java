package dev.packshot.connector.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.shopify.graphql.Answer;
import dev.packshot.connector.shopify.graphql.Answer.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What Shopify's refusals mean. */
final class ShopifyErrors {
    /** Shopify restores points each second; asking again sooner can't help. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** When a pause isn't told. */
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(30);

    private static final Set<String> THROTTLED = Set.of("THROTTLED");
    private static final Set<String> OVER_THERE = Set.of("INTERNAL_SERVER_ERROR", "TIMEOUT", "SERVICE_UNAVAILABLE");
    private static final Set<String> GONE = Set.of("PRODUCT_DOES_NOT_EXIST", "REFERENCE_TARGET_DOES_NOT_EXIST");

    /** Something else works on the same file. */
    private static final Set<String> BUSY =
            Set.of("FILE_LOCKED", "MEDIA_CANNOT_BE_MODIFIED", "NON_READY_MEDIA", "NON_READY_STATE");

    private static final Set<String> NOT_AS_IT_WAS = Set.of(
            "FILE_DOES_NOT_EXIST",
            "MEDIA_DOES_NOT_EXIST",
            "MEDIA_DOES_NOT_EXIST_ON_PRODUCT",
            "MEDIA_IS_NOT_ATTACHED_TO_VARIANT",
            "PRODUCT_VARIANT_ALREADY_HAS_MEDIA",
            "PRODUCT_VARIANT_DOES_NOT_EXIST",
            "PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT");

    private ShopifyErrors() {}

    /**
     * The data of an answer, when nothing went wrong, not even in part: half a gallery read as a whole one would be worse
     * than none.
     *
     * @param renewable whether the grant can be renewed
     */
    static JsonNode data(Answer answer, boolean renewable) {
        return switch (answer) {
            case Answer.Refused refused -> throw refused(refused, renewable);
            case Answer.Told told -> {
                if (!told.faults().isEmpty()) {
                    throw faulty(told);
                }
                yield told.data();
            }
        };
    }

    private static ConnectorException refused(Answer.Refused refused, boolean renewable) {
        Duration pause = refused.retryAfter().orElse(USUAL_PAUSE);
        return switch (refused.status()) {
            case 401 -> new ConnectorException.Unauthorized("The shop doesn't know the app any more", renewable);
            case 402 ->
                new ConnectorException.Forbidden(
                        "The shop is frozen: its owner has to settle his bill with Shopify, then connect again");
            case 403 ->
                new ConnectorException.Forbidden(
                        "The shop's consent doesn't cover this: open the app in Shopify's admin and consent again");
            case 404 ->
                new ConnectorException.Forbidden(
                        "There is no such shop any more, or this version of the Admin API has ended");
            case 423 ->
                new ConnectorException.Forbidden(
                        "Shopify has locked the shop: its owner has to ask Shopify's support, then connect again");
            case 429, 430 ->
                new ConnectorException.RateLimited(
                        "Shopify wants to be left alone for a while", longer(pause, SHORTEST_PAUSE));
            default ->
                refused.status() >= 500
                        ? new ConnectorException.Unavailable("Shopify has a fault", null)
                        : new ConnectorException.Malformed("Shopify answered with status " + refused.status());
        };
    }

    private static ConnectorException faulty(Answer.Told told) {
        List<Fault> faults = told.faults();
        Set<String> codes = faults.stream().map(Fault::code).collect(Collectors.toSet());
        if (codes.stream().anyMatch(THROTTLED::contains)) {
            Duration pause = told.cost().map(Answer.Cost::untilEnough).orElse(SHORTEST_PAUSE);
            return new ConnectorException.RateLimited("The shop's points are used up", longer(pause, SHORTEST_PAUSE));
        }
        if (codes.contains("ACCESS_DENIED")) {
            String needed = faults.stream()
                    .map(Fault::requiredAccess)
                    .filter(each -> !each.isBlank())
                    .findFirst()
                    .map(each -> ", which needs " + each)
                    .orElse("");
            return new ConnectorException.Forbidden("The shop's consent doesn't cover this" + needed
                    + ": open the app in Shopify's admin and consent again");
        }
        if (codes.contains("SHOP_INACTIVE")) {
            return new ConnectorException.Forbidden("The shop is closed: its owner has to open it, then connect again");
        }
        if (codes.contains("INVALID_CURSOR")) {
            return new ConnectorException.Malformed("Shopify no longer knows where this reading stood");
        }
        boolean partial = faults.stream().anyMatch(each -> !each.path().isEmpty());
        if (partial || codes.stream().anyMatch(OVER_THERE::contains)) {
            return new ConnectorException.Unavailable(
                    partial ? "Shopify answered in part only" : "Shopify has a fault", null);
        }
        // Its message quotes our document, never the shop's data.
        return new ConnectorException.Malformed("Shopify doesn't understand what it was asked: "
                + faults.getFirst().message());
    }

    /**
     * The payload of a mutation, when it has no user errors.
     *
     * @throws ConnectorException.Rejected with Shopify's own words
     * @throws ConnectorException.NotFound when what it is about is gone
     * @throws ConnectorException.Conflict when what it is about isn't as it was
     * @throws ConnectorException.Unavailable when Shopify is at work on it
     */
    static JsonNode payload(JsonNode payload) {
        if (!payload.isObject()) {
            throw new ConnectorException.Malformed("Shopify answered something else than was asked for");
        }
        List<JsonNode> errors = StreamSupport.stream(payload.spliterator(), false)
                .filter(JsonNode::isArray)
                .filter(each -> each == payload.get("userErrors") || each == payload.get("mediaUserErrors"))
                .flatMap(each -> StreamSupport.stream(each.spliterator(), false))
                .toList();
        if (errors.isEmpty()) {
            return payload;
        }
        String words = errors.stream()
                .map(each -> each.path("message").asText())
                .filter(each -> !each.isBlank())
                .distinct()
                .collect(Collectors.joining("; "));
        Set<String> codes =
                errors.stream().map(each -> each.path("code").asText()).collect(Collectors.toSet());
        if (codes.stream().anyMatch(GONE::contains)) {
            throw new ConnectorException.NotFound("What was to be changed is gone from the shop");
        }
        if (codes.stream().anyMatch(BUSY::contains)) {
            throw new ConnectorException.Unavailable("Shopify is still at work on one of the pictures", null);
        }
        if (codes.stream().anyMatch(NOT_AS_IT_WAS::contains)) {
            throw new ConnectorException.Conflict("The shop's picture can't be changed as it is now");
        }
        throw new ConnectorException.Rejected("Shopify doesn't take it", words);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
