package dev.packshot.engine.loop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.packshot.connector.Settings;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.identity.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HookTest {
    private static final String ALL = "/hooks/bazaar";

    @Inject
    Bazaar bazaar;

    @Inject
    Connections connections;

    @Inject
    Database database;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private String account = "";
    private UUID shop = new UUID(0, 0);

    @BeforeEach
    void install() {
        bazaar.reset();
        account = "shop-" + ids.next() + ".bazaar.example";
        given().urlEncodingEnabled(false)
                .get("/install/bazaar?" + Bazaar.arrival(account, clock.instant(), true, true))
                .then()
                .statusCode(200);
        shop = QuarkusTransaction.requiringNew()
                .call(() -> connections.ofAccount("bazaar", account).map(Connection::id))
                .orElseThrow();
    }

    @AfterEach
    void remove() {
        connections.remove(shop, "test");
    }

    @Test
    void a_hundred_deliveries_of_one_webhook_are_one_signal() throws Exception {
        try (ExecutorService marketplace = Executors.newFixedThreadPool(20)) {
            List<Callable<Integer>> deliveries = IntStream.range(0, 100)
                    .<Callable<Integer>>mapToObj(
                            each -> () -> hook(account, "w1 CHANGED L1").statusCode())
                    .toList();

            List<Future<Integer>> answers = marketplace.invokeAll(deliveries);

            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(signals()).isEqualTo(1);
    }

    @Test
    void a_forged_webhook_is_refused_and_an_unreadable_one_never_asked_for_again() {
        signed(account, "w1 CHANGED L1")
                .body("w1 CHANGED L2")
                .post(ALL)
                .then()
                .statusCode(401)
                .body(equalTo(""));
        hook(account, "garbage").then().statusCode(400);
        signed(account, "w1 CHANGED L1")
                .body("w1 CHANGED L1")
                .post("/hooks/nowhere")
                .then()
                .statusCode(404);

        assertThat(signals()).isZero();
    }

    @Test
    void a_shop_that_isnt_known_any_more_is_told_of_without_an_error() {
        hook("gone.bazaar.example", "w1 ERASE ").then().statusCode(200);

        signed("gone.bazaar.example", "w1 ERASE ")
                .body("forged")
                .post(ALL)
                .then()
                .statusCode(401);
    }

    @Test
    void a_shop_that_took_its_consent_back_is_listened_to_all_the_same() {
        connections.needsSignIn(shop, "uninstalled");

        hook(account, "w1 BUYER ").then().statusCode(200);

        assertThat(signals()).isEqualTo(1);
        assertThat(bazaar.exchanges).hasValue(1);
    }

    @Test
    void whatever_a_signed_webhook_says_of_browsers_is_no_reason_to_refuse_it() {
        signed(account, "w1 CHANGED L1")
                .header("Origin", "https://elsewhere.example")
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded")
                .body("w1 CHANGED L1")
                .post(ALL)
                .then()
                .statusCode(200);

        assertThat(signals()).isEqualTo(1);
    }

    @Test
    void a_webhook_may_come_in_pieces_but_never_be_larger_than_a_mebibyte() throws IOException {
        assertThat(inPieces("w1 CHANGED L1")).contains(" 200 ");
        assertThat(inPieces("x".repeat((1 << 20) + 1))).contains(" 413 ");
        hook(account, "x".repeat((1 << 20) + 1)).then().statusCode(413);

        assertThat(signals()).isEqualTo(1);
    }

    @Test
    void each_connection_has_an_address_of_its_own_too() {
        UUID other = ids.next();
        connections.create(
                other,
                "shop " + other,
                "testshops",
                new Settings(Map.of("name", "n", "key", "k")),
                Policy.AUTO,
                "test");

        Response taken = given().header("X-Key", "k").body("w1 CHANGED L1").post("/hooks/testshops/" + other);

        taken.then().statusCode(200);
        given().header("X-Key", "no")
                .body("w1 CHANGED L1")
                .post("/hooks/testshops/" + other)
                .then()
                .statusCode(401);
        given().header("X-Key", "k")
                .body("w1 CHANGED L1")
                .post("/hooks/testshops")
                .then()
                .statusCode(404);
        given().header("X-Key", "k")
                .body("w1 CHANGED L1")
                .post("/hooks/testshops/" + ids.next())
                .then()
                .statusCode(404);
        connections.remove(other, "test");
    }

    @Test
    void while_the_database_is_away_a_webhook_is_asked_for_again_and_a_forged_one_still_refused() throws SQLException {
        String name = address.replaceAll(".*/([^/?]+).*", "$1");
        String elsewhere = address.replaceAll("/[^/?]+(\\?|$)", "/template1$1");
        try (java.sql.Connection server = DriverManager.getConnection(elsewhere, user, password)) {
            Response away;
            Response forged;
            try {
                server.createStatement().execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
                server.createStatement()
                        .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name
                                + "'");

                away = hook(account, "w1 CHANGED L1");
                forged = signed(account, "w1").body("w2").post(ALL);
            } finally {
                server.createStatement().execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
            }
            away.then().statusCode(503).header("Retry-After", "30");
            forged.then().statusCode(401);
        }
        Until.holds(() -> hook(account, "w1 CHANGED L1").statusCode() == 200, () -> "the database never came back");
        assertThat(signals()).isEqualTo(1);
    }

    private static RequestSpecification signed(String account, String body) {
        return given().header("X-Shop", account)
                .header("X-Sig", Bazaar.signature(body))
                .contentType("application/json");
    }

    private static Response hook(String account, String body) {
        return signed(account, body).body(body).post(ALL);
    }

    /** The answer to a request that doesn't say how long it is. */
    private String inPieces(String body) throws IOException {
        try (var socket = new Socket("127.0.0.1", io.restassured.RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
            out.write("""
                    POST %s HTTP/1.1\r
                    Host: localhost\r
                    Connection: close\r
                    X-Shop: %s\r
                    X-Sig: %s\r
                    Transfer-Encoding: chunked\r
                    \r
                    """.formatted(ALL, account, Bazaar.signature(body)).getBytes(StandardCharsets.US_ASCII));
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(40), StandardCharsets.US_ASCII);
        }
    }

    private long signals() {
        return database.apart(on -> {
            try (PreparedStatement count = on.prepareStatement("SELECT count(*) FROM signal WHERE connection = ?")) {
                count.setObject(1, shop);
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
