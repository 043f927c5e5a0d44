package dev.packshot.engine.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.grant.GrantVault.Rewrapped;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class GrantVaultTest {
    private static final String OLD = "old:" + key(1);
    private static final String NEW = "new:" + key(2);

    @Inject
    Database database;

    @Inject
    Clock clock;

    private final UUID shop = UUID.randomUUID();

    @BeforeEach
    void empty() {
        database.apart(on -> on.createStatement().executeUpdate("DELETE FROM sealed_secret"));
    }

    private static String key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }

    private SealedRows rows(String ring) {
        return new SealedRows(KeyRing.parse(ring, "test"), new SecureRandom(), clock);
    }

    /** A node of its own on the same database. */
    private GrantVault node(String ring) {
        return new GrantVault(database, rows(ring));
    }

    private static Grant grant(int number) {
        return new Grant(
                "shop.example",
                new Secret("access-" + number),
                Optional.of(new Secret("refresh-" + number)),
                Optional.of(Instant.parse("2026-11-20T10:00:00Z").plusSeconds(number)),
                Set.of("read", "write"));
    }

    @Test
    void gives_back_a_grant_whole() {
        var bare = new Grant("s", new Secret("a"), Optional.empty(), Optional.empty(), Set.of());
        UUID other = UUID.randomUUID();
        node(OLD).store(shop, grant(1));
        node(OLD).store(other, bare);

        assertThat(node(OLD).load(shop)).contains(grant(1));
        assertThat(node(OLD).load(other)).contains(bare);
        assertThat(node(OLD).load(UUID.randomUUID())).isEmpty();
    }

    @Test
    void keeps_nothing_readable_in_the_database() {
        node(OLD).store(shop, grant(1));

        String everything = text("SELECT string_agg(t::text || encode(content, 'escape'), '') FROM sealed_secret t");

        assertThat(everything)
                .doesNotContain("access-1")
                .doesNotContain("refresh-1")
                .doesNotContain("shop.example");
    }

    @Test
    void joins_the_callers_transaction() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    node(OLD).store(shop, grant(1));
                    throw new IllegalStateException("something else failed");
                }))
                .hasMessageContaining("something else");

        assertThat(node(OLD).load(shop)).isEmpty();
    }

    @Test
    void renews_once_for_all_threads_and_nodes() throws Exception {
        node(OLD).store(shop, grant(0));
        List<GrantVault> nodes = List.of(node(OLD), node(OLD));
        var refreshes = new AtomicInteger();
        var visible = new ArrayList<Optional<Grant>>();
        List<Callable<Grant>> tries = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            GrantVault node = nodes.get(i % 2);
            tries.add(() -> node.renew(shop, grant(0), old -> {
                visible.add(node.load(shop));
                return grant(refreshes.incrementAndGet());
            }));
        }

        List<Future<Grant>> renewed;
        try (var threads = Executors.newFixedThreadPool(12)) {
            renewed = threads.invokeAll(tries);
        }

        assertThat(refreshes).hasValue(1);
        assertThat(visible).containsExactly(Optional.of(grant(0)));
        for (Future<Grant> each : renewed) {
            assertThat(each.get()).isEqualTo(grant(1));
        }
        assertThat(node(OLD).load(shop)).contains(grant(1));
    }

    @Test
    void a_renewal_is_committed_even_if_the_caller_rolls_back() {
        node(OLD).store(shop, grant(0));

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    node(OLD).renew(shop, old -> grant(1));
                    throw new IllegalStateException("the rest of the work failed");
                }))
                .hasMessageContaining("the rest");

        assertThat(node(OLD).load(shop)).contains(grant(1));
    }

    @Test
    void a_failed_renewal_leaves_the_old_grant_and_says_why() {
        node(OLD).store(shop, grant(0));

        assertThatThrownBy(() -> node(OLD).renew(shop, old -> {
                    throw new ConnectorException.Unauthorized("The consent has ended.", false);
                }))
                .isInstanceOf(ConnectorException.Unauthorized.class);

        assertThat(node(OLD).load(shop)).contains(grant(0));
    }

    @Test
    void a_connection_without_a_grant_has_to_be_connected() {
        assertThatThrownBy(() -> node(OLD).renew(shop, old -> old))
                .isInstanceOf(GrantMissing.class)
                .hasMessageContaining("Connect the shop again");
    }

    @Test
    void a_grant_that_was_moved_to_another_connection_isnt_opened() {
        UUID thief = UUID.randomUUID();
        node(OLD).store(shop, grant(1));
        node(OLD).store(thief, grant(2));

        change("UPDATE sealed_secret t SET wrapped = s.wrapped, content = s.content FROM sealed_secret s"
                + " WHERE t.connection = '" + thief + "' AND s.connection = '" + shop + "'");

        assertThatThrownBy(() -> node(OLD).load(thief))
                .isInstanceOf(SealFailure.class)
                .hasMessageContaining(thief.toString())
                .hasMessageNotContaining("access");
    }

    @Test
    void an_earlier_grant_isnt_opened_in_place_of_the_present_one() {
        node(OLD).store(shop, grant(1));
        change("CREATE TABLE stolen AS SELECT * FROM sealed_secret");
        node(OLD).store(shop, grant(2));

        change("UPDATE sealed_secret t SET wrapped = s.wrapped, content = s.content FROM stolen s"
                + " WHERE t.connection = s.connection");
        change("DROP TABLE stolen");

        assertThatThrownBy(() -> node(OLD).load(shop)).isInstanceOf(SealFailure.class);
    }

    @Test
    void erases_one_connection_only() {
        UUID other = UUID.randomUUID();
        node(OLD).store(shop, grant(1));
        node(OLD).store(other, grant(2));

        node(OLD).erase(shop);

        assertThat(node(OLD).load(shop)).isEmpty();
        assertThat(node(OLD).load(other)).isPresent();
    }

    @Test
    void moves_everything_to_the_current_key_in_batches() {
        List<UUID> shops = stored(250);

        Rewrapped result = node(NEW + "," + OLD).rewrap();

        assertThat(result).isEqualTo(new Rewrapped(250, List.of(), true));
        for (UUID each : shops) {
            assertThat(node(NEW).load(each)).isPresent();
        }
        assertThat(node(NEW + "," + OLD).rewrap().moved()).isZero();
    }

    @Test
    void goes_on_after_an_interruption() {
        stored(150);
        Thread.currentThread().interrupt();
        Rewrapped stopped = node(NEW + "," + OLD).rewrap();
        assertThat(Thread.interrupted()).isTrue();

        Rewrapped result = node(NEW + "," + OLD).rewrap();

        assertThat(stopped.complete()).isFalse();
        assertThat(stopped.moved() + result.moved()).isEqualTo(150);
    }

    @Test
    void names_what_it_cant_move_and_moves_the_rest() {
        List<UUID> shops = stored(5);
        change("UPDATE sealed_secret SET wrapped = reverse(wrapped) WHERE connection = '" + shops.get(2) + "'");

        Rewrapped result = node(NEW + "," + OLD).rewrap();

        assertThat(result).isEqualTo(new Rewrapped(4, List.of(shops.get(2)), true));
    }

    @Test
    void keeps_secret_settings_alike() {
        var settings = new SecretSettings(database, rows(OLD));
        settings.store(shop, "api-key", new Secret("k-1"));
        settings.store(shop, "hook-secret", new Secret("h-1"));
        node(OLD).store(shop, grant(1));
        node(NEW + "," + OLD).rewrap();
        var later = new SecretSettings(database, rows(NEW));

        assertThat(later.load(shop, "api-key")).contains(new Secret("k-1"));
        assertThat(later.all(shop)).isEqualTo(Map.of("api-key", new Secret("k-1"), "hook-secret", new Secret("h-1")));
        later.erase(shop);
        assertThat(later.all(shop)).isEmpty();
        assertThat(node(NEW).load(shop)).isPresent();
    }

    private List<UUID> stored(int number) {
        List<UUID> shops = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            UUID each = UUID.randomUUID();
            node(OLD).store(each, grant(i));
            shops.add(each);
        }
        return shops;
    }

    private void change(String sql) {
        database.apart(on -> on.createStatement().executeUpdate(sql));
    }

    private String text(String sql) {
        return database.apart(on -> {
            try (var rows = on.createStatement().executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }
}
