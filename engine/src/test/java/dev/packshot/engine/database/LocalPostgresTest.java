package dev.packshot.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {
    @TempDir
    Path data;

    @Test
    void keeps_rows_over_a_restart() throws SQLException {
        try (LocalPostgres first = LocalPostgres.start(data)) {
            run(first.address(), "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        try (LocalPostgres second = LocalPostgres.start(data)) {
            assertThat(value(second.address(), "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void writes_to_disk_before_it_says_done_and_asks_everybody_for_a_password() throws Exception {
        try (LocalPostgres server = LocalPostgres.start(data)) {
            assertThat(value(server.address(), "SHOW fsync")).isEqualTo("on");
            assertThat(value(server.address(), "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(value(server.address(), "SHOW server_version")).startsWith("18.");
            var stranger = new DatabaseAddress(server.address().jdbcUrl(), "postgres", "guess");
            assertThatThrownBy(() -> value(stranger, "SELECT 1")).hasMessageContaining("password");
            assertThat(server.address().toString())
                    .doesNotContain(server.address().password());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void refuses_a_folder_that_another_one_uses() {
        try (LocalPostgres first = LocalPostgres.start(data)) {
            assertThatThrownBy(() -> LocalPostgres.start(data))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void begins_anew_where_the_first_start_was_cut_short() throws Exception {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/postgresql.conf"), "half");

        try (LocalPostgres server = LocalPostgres.start(data)) {
            assertThat(value(server.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    private static void run(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }
}
