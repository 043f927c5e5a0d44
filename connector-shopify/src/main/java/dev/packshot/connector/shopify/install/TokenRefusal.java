package dev.packshot.connector.shopify.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.ConnectorException.Forbidden;
import dev.packshot.connector.ConnectorException.Malformed;
import dev.packshot.connector.ConnectorException.RateLimited;
import dev.packshot.connector.ConnectorException.Unauthorized;
import dev.packshot.connector.ConnectorException.Unavailable;
import dev.packshot.connector.Grant;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What it means that no token was given out (RFC 6749, 5.2). */
final class TokenRefusal {
    /** Waited at least when Shopify says it is asked too often and not for how long. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** Waited at most: a header isn't to stop a shop for good. */
    private static final long LONGEST_PAUSE_SECONDS = 3_600;

    /** The app is refused, not the shop's consent: wrong keys, which no merchant can do anything about. */
    private static final Set<String> OF_THE_APP =
            Set.of("invalid_client", "unauthorized_client", "application_cannot_be_found");

    private static final ObjectMapper JSON = new ObjectMapper();

    private TokenRefusal() {}

    /** Why a first grant wasn't given; empty when it was. */
    static Optional<ConnectorException> ofGrant(HttpResponse<byte[]> answer) {
        return of(answer, "Shopify didn't take the consent: open the app in the shop's admin again");
    }

    /** Why a grant wasn't renewed; empty when it was. */
    static Optional<ConnectorException> ofRenewal(HttpResponse<byte[]> answer, Grant grant, Instant now) {
        return of(
                answer,
                unused(grant, now)
                        ? "Nothing was asked of the shop for more than 90 days, so its consent has ended: open the app in"
                                + " the shop's admin to connect it again"
                        : "The shop's consent has ended: open the app in the shop's admin to connect it again");
    }

    private static Optional<ConnectorException> of(HttpResponse<byte[]> answer, String ended) {
        int status = answer.statusCode();
        return switch (status) {
            case 200 -> Optional.empty();
            case 400, 401, 404 ->
                Optional.of(OF_THE_APP.contains(error(answer.body())) ? strangers() : new Unauthorized(ended, false));
            case 402, 403, 423 ->
                Optional.of(new Forbidden(
                        "Shopify doesn't let this app into the shop: it may be frozen, locked or closed"));
            case 429 -> Optional.of(new RateLimited("Shopify is asked for tokens too often", pause(answer)));
            default ->
                Optional.of(
                        status >= 500 || status == 408
                                ? new Unavailable("Shopify can't give out tokens now: status " + status, null)
                                : new Malformed("Shopify answered a question for a token with status " + status));
        };
    }

    /** Whether the refresh token has lain for longer than the 90 days that it holds; it is as old as its access token. */
    private static boolean unused(Grant grant, Instant now) {
        return grant.expires()
                .map(end -> end.minus(TokenAnswer.USUAL).plus(TokenAnswer.REFRESH_HOLDS))
                .filter(now::isAfter)
                .isPresent();
    }

    private static Unavailable strangers() {
        return new Unavailable(
                "Shopify doesn't know this app: compare PACKSHOT_SHOPIFY_CLIENT_ID and PACKSHOT_SHOPIFY_CLIENT_SECRET with"
                        + " what the app's page in the Dev Dashboard shows",
                null);
    }

    private static String error(byte[] body) {
        try {
            JsonNode error = JSON.readTree(body);
            return error == null ? "" : error.path("error").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private static Duration pause(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,9}(\\.[0-9]+)?"))
                .map(text -> (long) Math.ceil(Double.parseDouble(text)))
                .map(seconds -> Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_PAUSE_SECONDS)))
                .orElse(PAUSE);
    }
}
