package dev.packshot.connector.cornershop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.connector.Authorizer;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Consent by OAuth with a proof key. */
class ShopAuthorizer implements Authorizer {
    private final HttpClient http;
    private final URI base;
    private final Duration patience;
    private final ShopErrors errors;

    ShopAuthorizer(HttpClient http, URI base, Duration patience, ShopErrors errors) {
        this.http = http;
        this.base = base;
        this.patience = patience;
        this.errors = errors;
    }

    @Override
    public URI consent(String state, Secret verifier, URI back) {
        return URI.create(base + "/consent?"
                + form(Map.of(
                        "state",
                        state,
                        "code_challenge",
                        ShopDesk.challenge(verifier.reveal()),
                        "code_challenge_method",
                        "S256",
                        "redirect_uri",
                        back.toString())));
    }

    @Override
    public Grant exchange(Map<String, String> query, Secret verifier, URI back) {
        if (!query.containsKey("code")) {
            throw new ConnectorException.Unauthorized("The shop's owner didn't agree", false);
        }
        return token(Map.of(
                "grant_type", "authorization_code",
                "code", query.get("code"),
                "code_verifier", verifier.reveal(),
                "redirect_uri", back.toString()));
    }

    @Override
    public Grant refresh(Grant grant) {
        return token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                grant.refresh().orElseThrow().reveal()));
    }

    private Grant token(Map<String, String> form) {
        HttpResponse<byte[]> answer = errors.checked(ShopApi.exchange(
                http,
                HttpRequest.newBuilder(URI.create(base + "/token"))
                        .POST(HttpRequest.BodyPublishers.ofString(form(form)))
                        .build(),
                patience,
                errors));
        try {
            JsonNode json = new ObjectMapper().readTree(answer.body());
            return new Grant(
                    json.path("account").asText(),
                    new Secret(json.path("access_token").asText()),
                    Optional.of(new Secret(json.path("refresh_token").asText())),
                    Optional.of(Instant.ofEpochSecond(json.path("expires_at").asLong())),
                    Set.of(json.path("scope").asText().split(" ")));
        } catch (IOException e) {
            throw new ConnectorException.Malformed("The shop's grant can't be read");
        }
    }

    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
