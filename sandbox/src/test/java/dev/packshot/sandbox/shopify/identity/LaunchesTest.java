package dev.packshot.sandbox.shopify.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.sandbox.shopify.http.Query;
import dev.packshot.sandbox.shopify.schedule.ManualSchedule;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaunchesTest {
    private static final String SHOP = "corner.myshopify.com";

    private final ManualSchedule time = new ManualSchedule(Instant.parse("2026-11-20T10:00:00Z"));
    private final App app = new App("the-app", "the-secret", Optional.empty(), Set.of("write_products"));
    private final SessionTokens sessions = new SessionTokens(app, time, new Random(3));
    private final Launches launches = new Launches(app, sessions, time, new Random(3));

    @Test
    void leads_to_the_embedded_page_with_a_session_token() {
        URI address = launches.embedded(URI.create("http://127.0.0.1:9/install/shopify"), SHOP, 5);

        Map<String, String> query = Query.decoded(address.getRawQuery());
        assertThat(query)
                .containsOnlyKeys("embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp")
                .containsEntry("hmac", Signature.ofQuery("the-secret", query));
        assertThat(sessions.user(query.getOrDefault("id_token", ""), SHOP)).contains(5L);
        assertThat(new String(Base64.getDecoder().decode(query.getOrDefault("host", "")), StandardCharsets.UTF_8))
                .isEqualTo("admin.shopify.com/store/corner");
    }

    @Test
    void says_in_a_session_token_what_the_real_ones_say() throws IOException {
        String token = sessions.issue(SHOP, 5);

        String[] parts = token.split("\\.");
        JsonNode header = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[0]));
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(header.path("alg").asText()).isEqualTo("HS256");
        assertThat(claims.path("iss").asText()).isEqualTo("https://corner.myshopify.com/admin");
        assertThat(claims.path("dest").asText()).isEqualTo("https://corner.myshopify.com");
        assertThat(claims.path("aud").asText()).isEqualTo("the-app");
        assertThat(claims.path("sub").asText()).isEqualTo("5");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(60);
        assertThat(claims.has("nbf") && claims.has("jti") && claims.has("sid")).isTrue();
    }
}
