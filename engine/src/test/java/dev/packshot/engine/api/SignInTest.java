package dev.packshot.engine.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.account.Account;
import dev.packshot.engine.account.Accounts;
import dev.packshot.engine.account.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SignInTest {
    private static final String COOKIE = "packshot-session";
    private static final String PASSWORD = "four words do very well";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    @ConfigProperty(name = "packshot.data")
    Path data;

    @Inject
    Accounts accounts;

    @Test
    void lets_the_first_owner_in_with_the_password_that_only_the_operator_can_read() throws Exception {
        Path file = data.resolve("owner.password");

        Response answer = signIn("owner", Files.readString(file).strip());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getDetailedCookie(COOKIE).getSameSite()).isEqualTo("Strict");
        assertThat(answer.getDetailedCookie(COOKIE).isHttpOnly()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("session.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void says_the_same_of_a_wrong_name_and_a_wrong_password() {
        Account anna = account(Role.VIEWER);

        Response wrongPassword = signIn(anna.name(), "not the one");

        Response wrongName = signIn("nobody" + NUMBER.incrementAndGet(), PASSWORD);
        assertThat(wrongPassword.statusCode()).isEqualTo(401);
        assertThat(wrongPassword.contentType()).isEqualTo("application/problem+json");
        assertThat(wrongName.asString()).isEqualTo(wrongPassword.asString());
    }

    @Test
    void gives_each_role_what_the_lower_ones_may_do() {
        String cookie = session(account(Role.OPERATOR));

        given().cookie(COOKIE, cookie)
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("role", is("operator"), "hasPassword", is(true));
    }

    @Test
    void ends_all_sessions_when_the_password_changes() {
        Account anna = account(Role.VIEWER);
        String elsewhere = session(anna);

        given().cookie(COOKIE, session(anna))
                .contentType("application/json")
                .body(Map.of("present", PASSWORD, "password", "another four words"))
                .post("/api/v1/session/password")
                .then()
                .statusCode(204);

        given().cookie(COOKIE, elsewhere).get("/api/v1/session").then().statusCode(401);
        assertThat(signIn(anna.name(), "another four words").statusCode()).isEqualTo(200);
    }

    @Test
    void takes_rights_away_at_once() {
        Account anna = account(Role.OWNER);
        String cookie = session(anna);

        accounts.change(anna.id(), anna.version(), Role.VIEWER, true);

        given().cookie(COOKIE, cookie).get("/api/v1/accounts").then().statusCode(403);
        given().cookie(COOKIE, cookie)
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("role", is("viewer"));
    }

    @Test
    void looks_at_no_more_guesses_after_ten_wrong_ones() {
        Account anna = account(Role.VIEWER);
        for (int guess = 0; guess < 10; guess++) {
            signIn(anna.name(), "guess " + guess);
        }

        Response eleventh = signIn(anna.name(), PASSWORD);

        eleventh.then().statusCode(429).body("type", equalTo("urn:packshot:problem:too-many"));
        assertThat(Integer.parseInt(eleventh.header("Retry-After"))).isBetween(1, 900);
    }

    @Test
    void opens_for_a_key_until_it_is_revoked() {
        String owner = session(account(Role.OWNER));
        Response made = given().cookie(COOKIE, owner)
                .contentType("application/json")
                .body(Map.of("name", "nightly export", "role", "viewer"))
                .post("/api/v1/api-keys");
        String key = made.path("key");

        given().auth().oauth2(key).get("/api/v1/session").then().statusCode(200).body("name", is("key:nightly export"));

        given().auth()
                .oauth2(key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A"))
                .get("/api/v1/session")
                .then()
                .statusCode(401);
        given().cookie(COOKIE, owner)
                .delete("/api/v1/api-keys/" + made.path("about.id"))
                .then()
                .statusCode(200);
        given().auth().oauth2(key).get("/api/v1/session").then().statusCode(401);
        given().cookie(COOKIE, owner)
                .queryParam("action", "api-key.")
                .queryParam("subject", made.<String>path("about.prefix"))
                .get("/api/v1/audit")
                .then()
                .body("items.action", equalTo(java.util.List.of("api-key.revoke", "api-key.add")));
    }

    @Test
    void never_shows_a_key_or_a_password_again() {
        String owner = session(account(Role.OWNER));
        String key = given().cookie(COOKIE, owner)
                .contentType("application/json")
                .body(Map.of("name", "once", "role", "viewer"))
                .post("/api/v1/api-keys")
                .path("key");

        String lists = given().cookie(COOKIE, owner).get("/api/v1/api-keys").asString()
                + given().cookie(COOKIE, owner).get("/api/v1/accounts").asString();

        assertThat(lists)
                .contains(key.substring(0, 11))
                .doesNotContain(key.substring(12))
                .doesNotContain("$2");
    }

    @Test
    void refuses_a_key_that_would_never_open() {
        given().cookie(COOKIE, session(account(Role.OWNER)))
                .contentType("application/json")
                .body(Map.of("name", "late", "role", "viewer", "expires", Instant.EPOCH.toString()))
                .post("/api/v1/api-keys")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:packshot:problem:invalid"));
    }

    @Test
    void tells_the_second_of_two_who_edit_the_same_account() {
        Account anna = account(Role.VIEWER);
        String owner = session(account(Role.OWNER));
        String first = given().cookie(COOKIE, owner)
                .get("/api/v1/accounts/" + anna.id())
                .header("ETag");
        change(owner, anna, first, "reviewer").then().statusCode(200);

        Response second = change(owner, anna, first, "operator");

        second.then().statusCode(412).body("type", equalTo("urn:packshot:problem:changed"));
        given().cookie(COOKIE, owner)
                .contentType("application/json")
                .body(Map.of("role", "viewer", "enabled", true))
                .put("/api/v1/accounts/" + anna.id())
                .then()
                .statusCode(428);
    }

    @Test
    void signs_out() {
        String cookie = session(account(Role.VIEWER));

        Response answer = given().cookie(COOKIE, cookie).delete("/api/v1/session");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.cookie(COOKIE)).isEmpty();
    }

    @Test
    void takes_no_password_that_would_be_guessed() {
        given().cookie(COOKIE, session(account(Role.OWNER)))
                .contentType("application/json")
                .body(Map.of("name", "short", "role", "viewer", "password", "aaaaaaaaaaaaaaaaaaaa"))
                .post("/api/v1/accounts")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:packshot:problem:invalid"));
    }

    private static Response change(String owner, Account account, String tag, String role) {
        return given().cookie(COOKIE, owner)
                .contentType("application/json")
                .header("If-Match", tag)
                .body(Map.of("role", role, "enabled", true))
                .put("/api/v1/accounts/" + account.id());
    }

    private Account account(Role role) {
        return accounts.add("person" + NUMBER.incrementAndGet(), PASSWORD, role);
    }

    private static String session(Account account) {
        return signIn(account.name(), PASSWORD).cookie(COOKIE);
    }

    private static Response signIn(String name, String password) {
        return given().formParam("name", name).formParam("password", password).post("/api/v1/session/login");
    }
}
