package dev.packshot.sandbox.shopify.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.sandbox.shopify.http.Answer;
import dev.packshot.sandbox.shopify.http.Call;
import dev.packshot.sandbox.shopify.http.Json;
import dev.packshot.sandbox.shopify.http.Query;
import dev.packshot.sandbox.shopify.identity.App;
import dev.packshot.sandbox.shopify.identity.Launches;
import dev.packshot.sandbox.shopify.identity.SessionTokens;
import dev.packshot.sandbox.shopify.identity.Signature;
import dev.packshot.sandbox.shopify.schedule.ManualSchedule;
import dev.packshot.sandbox.shopify.shop.Trap;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenDoorTest {
    private static final String SHOP = "corner.myshopify.com";
    private static final String OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
    private static final String ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

    private final ManualSchedule time = new ManualSchedule(Instant.parse("2026-11-20T10:00:00Z"));
    private final Set<Trap> traps = EnumSet.noneOf(Trap.class);
    private final App app =
            new App("the-app", "the-secret", Optional.of("its-former-secret"), Set.of("write_products", "read_files"));
    private final Random random = new Random(7);
    private final SessionTokens sessions = new SessionTokens(app, time, random);
    private final TokenDesks desks = new TokenDesks(app, time, random, (shop, trap) -> traps.contains(trap));
    private final TokenDoor door = new TokenDoor(app, sessions, desks);
    private final ConsentPage consent = new ConsentPage(app, new Launches(app, sessions, time, random), desks);

    @Test
    void gives_an_expiring_pair_for_a_session_token() throws IOException {
        desks.at(SHOP).grant(app.scopes());

        JsonNode given = body(exchange(sessions.issue(SHOP, 1), OFFLINE, "1"), 200);

        assertThat(given.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(given.path("refresh_token_expires_in").asInt()).isEqualTo(90 * 24 * 3600);
        assertThat(given.path("scope").asText()).isEqualTo("read_files,write_products");
        assertThat(held(given))
                .get()
                .extracting(Access::scopes)
                .isEqualTo(Set.of("read_files", "read_products", "write_products"));
    }

    @Test
    void gives_a_token_that_never_ends_to_whoever_asks_for_no_expiring_one() throws IOException {
        desks.at(SHOP).grant(app.scopes());

        JsonNode given = body(exchange(sessions.issue(SHOP, 1), OFFLINE, "0"), 200);

        assertThat(given.has("expires_in")).isFalse();
        assertThat(given.has("refresh_token")).isFalse();
        time.pass(Duration.ofDays(400));
        assertThat(held(given)).isPresent();
    }

    @Test
    void gives_a_token_of_a_person_for_a_day() throws IOException {
        desks.at(SHOP).grant(app.scopes());

        JsonNode given = body(exchange(sessions.issue(SHOP, 42), ONLINE, "0"), 200);

        assertThat(given.path("associated_user").path("id").asLong()).isEqualTo(42);
        time.pass(Duration.ofHours(25));
        assertThat(held(given)).isEmpty();
    }

    @Test
    void refuses_a_session_token_that_is_over_with_400() throws IOException {
        desks.at(SHOP).grant(app.scopes());
        String old = sessions.issue(SHOP, 1);
        time.pass(Duration.ofSeconds(61));

        JsonNode refused = body(exchange(old, OFFLINE, "1"), 400);

        assertThat(refused.path("error").asText()).isEqualTo("invalid_subject_token");
    }

    @Test
    void refuses_a_session_token_of_another_shop_or_of_a_forger() throws IOException {
        desks.at(SHOP).grant(app.scopes());

        List<Answer> answers = List.of(
                exchange(sessions.issue("other.myshopify.com", 1), OFFLINE, "1"),
                exchange(sessions.issue(SHOP, 1, "a-guess"), OFFLINE, "1"),
                exchange("not even a token", OFFLINE, "1"));

        for (Answer answer : answers) {
            assertThat(body(answer, 400).path("error").asText()).isEqualTo("invalid_subject_token");
        }
    }

    @Test
    void takes_the_former_secret_but_no_other() {
        desks.at(SHOP).grant(app.scopes());
        var form = new LinkedHashMap<>(exchangeForm(sessions.issue(SHOP, 1), OFFLINE, "1"));
        form.put("client_secret", "its-former-secret");
        var wrong = new LinkedHashMap<>(form);
        wrong.put("client_secret", "a-guess");

        List<Integer> answered = List.of(ask(form).status(), ask(wrong).status());

        assertThat(answered).containsExactly(200, 401);
    }

    @Test
    void reads_a_form_as_well_as_json() {
        desks.at(SHOP).grant(app.scopes());
        String form = Signature.form(exchangeForm(sessions.issue(SHOP, 1), OFFLINE, "1"));

        Answer answer = door.answer(post("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void ends_an_access_token_after_an_hour() {
        desks.at(SHOP).grant(app.scopes());
        TokenDesk.Issued issued = desks.at(SHOP).issue();

        time.pass(Duration.ofMinutes(60));

        assertThat(desks.access(SHOP, issued.access().token())).isEmpty();
    }

    @Test
    void rotates_the_refresh_token_at_each_use() throws IOException {
        desks.at(SHOP).grant(app.scopes());
        String first = refreshToken(desks.at(SHOP).issue());

        JsonNode renewed = body(refresh(first), 200);

        assertThat(renewed.path("refresh_token").asText()).isNotEqualTo(first);
        assertThat(held(renewed)).isPresent();
        assertThat(desks.at(SHOP).refreshes()).isEqualTo(1);
    }

    @Test
    void takes_a_refresh_token_again_until_the_next_one_is_used() throws IOException {
        desks.at(SHOP).grant(app.scopes());
        String first = refreshToken(desks.at(SHOP).issue());
        refresh(first);
        String second = body(refresh(first), 200).path("refresh_token").asText();
        refresh(second);

        Answer third = refresh(first);

        assertThat(body(third, 400).path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void takes_a_refresh_token_again_for_thirty_days_at_most() {
        desks.at(SHOP).grant(app.scopes());
        String first = refreshToken(desks.at(SHOP).issue());
        refresh(first);
        time.pass(Duration.ofDays(31));

        Answer again = refresh(first);

        assertThat(again.status()).isEqualTo(400);
    }

    @Test
    void refuses_a_refresh_token_after_ninety_days() {
        desks.at(SHOP).grant(app.scopes());
        String first = refreshToken(desks.at(SHOP).issue());
        time.pass(Duration.ofDays(90));

        Answer late = refresh(first);

        assertThat(late.status()).isEqualTo(400);
    }

    @Test
    void turns_a_lasting_token_into_a_pair_once() throws IOException {
        desks.at(SHOP).grant(app.scopes());
        String lasting = desks.at(SHOP).issueLasting().access().token();

        JsonNode pair = body(migrate(lasting), 200);

        assertThat(pair.path("refresh_token").asText()).isNotEmpty();
        assertThat(desks.access(SHOP, lasting)).isEmpty();
        assertThat(migrate(lasting).status()).isEqualTo(400);
    }

    @Test
    void gives_tokens_for_the_code_of_the_consent_page_once() throws IOException {
        URI ask = URI.create("http://127.0.0.1:1/" + SHOP + "/admin/oauth/authorize?client_id=the-app&scope="
                + "write_products&state=s1&redirect_uri=http%3A%2F%2F127.0.0.1%3A2%2Fback");
        Map<String, String> back = consent.agree(SHOP, ask);

        JsonNode given = body(code(back.getOrDefault("code", "")), 200);

        assertThat(given.path("refresh_token").asText()).isNotEmpty();
        assertThat(code(back.getOrDefault("code", "")).status()).isEqualTo(400);
    }

    @Test
    void sends_the_owner_back_with_a_signature_over_everything() {
        Call call = new Call(
                "GET",
                SHOP,
                "/admin/oauth/authorize",
                "client_id=the-app&state=s%201&redirect_uri=http%3A%2F%2F127.0.0.1%3A2%2Fback%3Fa%3Db",
                Map.of(),
                new byte[0]);

        String location = consent.answer(call).orElseThrow().headers().get("Location");

        Map<String, String> back = Query.decoded(URI.create(location).getRawQuery());
        assertThat(back).containsKeys("a", "code", "hmac", "host", "timestamp").containsEntry("state", "s 1");
        assertThat(back.get("hmac")).isEqualTo(Signature.ofQuery("the-secret", back));
    }

    @Test
    void lets_everything_die_with_the_uninstalled_app() {
        desks.at(SHOP).grant(app.scopes());
        TokenDesk.Issued issued = desks.at(SHOP).issue();

        desks.at(SHOP).revoke();

        assertThat(desks.access(SHOP, issued.access().token())).isEmpty();
        assertThat(refresh(refreshToken(issued)).status()).isEqualTo(400);
        assertThat(exchange(sessions.issue(SHOP, 1), OFFLINE, "1").status()).isEqualTo(400);
    }

    @Test
    void says_nothing_of_the_end_when_trapped() throws IOException {
        desks.at(SHOP).grant(app.scopes());
        traps.add(Trap.REFRESH_WITHOUT_EXPIRY);

        JsonNode renewed = body(refresh(refreshToken(desks.at(SHOP).issue())), 200);

        assertThat(renewed.has("expires_in")).isFalse();
        assertThat(renewed.path("refresh_token").asText()).isNotEmpty();
    }

    @Test
    void loses_an_answer_but_not_the_shop() {
        desks.at(SHOP).grant(app.scopes());
        String token = refreshToken(desks.at(SHOP).issue());
        traps.add(Trap.REFRESH_ANSWER_LOST);
        int lost = refresh(token).status();
        traps.clear();

        Answer again = refresh(token);

        assertThat(List.of(lost, again.status())).containsExactly(520, 200);
        assertThat(desks.at(SHOP).refreshes()).isEqualTo(2);
    }

    @Test
    void fails_or_refuses_a_refresh_when_trapped() {
        desks.at(SHOP).grant(app.scopes());
        String token = refreshToken(desks.at(SHOP).issue());
        traps.add(Trap.REFRESH_FAILS);
        int failed = refresh(token).status();
        traps.clear();
        traps.add(Trap.REFRESH_REFUSED);

        int refused = refresh(token).status();

        assertThat(List.of(failed, refused)).containsExactly(500, 400);
        assertThat(desks.at(SHOP).refreshes()).isZero();
    }

    private Answer exchange(String subject, String wanted, String expiring) {
        return ask(exchangeForm(subject, wanted, expiring));
    }

    private static Map<String, String> exchangeForm(String subject, String wanted, String expiring) {
        return Map.of(
                "client_id",
                "the-app",
                "client_secret",
                "the-secret",
                "grant_type",
                TokenDoor.EXCHANGE,
                "subject_token",
                subject,
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:id_token",
                "requested_token_type",
                wanted,
                "expiring",
                expiring);
    }

    private Answer migrate(String token) {
        return ask(Map.of(
                "client_id",
                "the-app",
                "client_secret",
                "the-secret",
                "grant_type",
                TokenDoor.EXCHANGE,
                "subject_token",
                token,
                "subject_token_type",
                OFFLINE,
                "requested_token_type",
                OFFLINE,
                "expiring",
                "1"));
    }

    private Answer refresh(String token) {
        return ask(Map.of(
                "client_id", "the-app",
                "client_secret", "the-secret",
                "grant_type", "refresh_token",
                "refresh_token", token));
    }

    private Answer code(String code) {
        return ask(Map.of("client_id", "the-app", "client_secret", "the-secret", "code", code, "expiring", "1"));
    }

    private Answer ask(Map<String, String> form) {
        return door.answer(post("application/json", Json.bytes(form))).orElseThrow();
    }

    private static Call post(String type, byte[] body) {
        return new Call("POST", SHOP, "/admin/oauth/access_token", "", Map.of("Content-Type", List.of(type)), body);
    }

    private Optional<Access> held(JsonNode given) {
        return desks.access(SHOP, given.path("access_token").asText());
    }

    private static String refreshToken(TokenDesk.Issued issued) {
        return issued.refresh().orElseThrow();
    }

    private static JsonNode body(Answer answer, int status) throws IOException {
        assertThat(answer.status()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }
}
