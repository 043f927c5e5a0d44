package dev.packshot.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.engine.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StandingTransactionTest {
    @Inject
    Database database;

    @Test
    void a_transaction_that_stands_still_is_ended_so_that_a_frozen_node_holds_nobody_up() {
        assertThat(database.apart(StandingTransactionTest::patience)).isEqualTo("30s");
        assertThat(database.joining(StandingTransactionTest::patience)).isEqualTo("30s");
    }

    @Test
    void one_that_waits_for_a_marketplace_has_the_time_that_it_asked_for() {
        assertThat(database.apart(Duration.ofMinutes(2), StandingTransactionTest::patience))
                .isEqualTo("2min");
        assertThat(database.apart(StandingTransactionTest::patience)).isEqualTo("30s");
    }

    private static String patience(Connection on) throws SQLException {
        try (Statement show = on.createStatement();
                ResultSet row = show.executeQuery("SHOW idle_in_transaction_session_timeout")) {
            row.next();
            return row.getString(1);
        }
    }
}
