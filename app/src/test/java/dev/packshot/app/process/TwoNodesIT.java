package dev.packshot.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.engine.database.DatabaseAddress;
import dev.packshot.engine.database.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database; one is killed in the middle, the other is frozen until it was given up, then goes on. */
class TwoNodesIT {
    private static final int LISTINGS = Integer.getInteger("packshot.listings", 2_000);
    private static final Duration MOST = Duration.ofMinutes(12);
    private static final String LOOK = """
            {"every": {"canvas": 160, "smallestSide": 100, "format": "jpeg"}}
            """;

    @TempDir
    Path folder;

    @Test
    void publish_each_listing_exactly_once_though_one_is_killed_and_one_is_frozen() throws Exception {
        Path shop = folder.resolve("shop");
        var products = new Products(shop);
        for (int i = 0; i < LISTINGS; i++) {
            products.lay("SKU-%04d".formatted(i), i, 1);
        }
        try (LocalPostgres database = LocalPostgres.start(folder.resolve("database"))) {
            DatabaseAddress address = database.address();
            PackshotProcess packshot = new PackshotProcess(folder)
                    .with("PACKSHOT_DATABASE_URL", address.jdbcUrl())
                    .with("PACKSHOT_DATABASE_USER", address.user())
                    .with("PACKSHOT_DATABASE_PASSWORD", address.password());
            connect(packshot, shop);

            PackshotProcess.Started first = node(packshot);
            PackshotProcess.Started second = node(packshot);
            until(() -> verified(address) > LISTINGS / 5, first, second);
            first.process().destroyForcibly();
            PackshotProcess.Started third = node(packshot);
            until(() -> verified(address) > LISTINGS * 2 / 5, second, third);
            signal(second, "STOP");
            // Four missed heartbeats of a second, and some time for others to take over.
            long before = verified(address);
            until(() -> verified(address) > before + LISTINGS / 5 && givenUp(address), third);
            signal(second, "CONT");

            PackshotProcess.Ended secondEnded = second.ended(MOST);
            PackshotProcess.Ended thirdEnded = third.ended(MOST);
            assertThat(thirdEnded.status()).as(thirdEnded.output()).isZero();
            assertThat(secondEnded.status()).as(secondEnded.output()).isZero();

            assertThat(value(address, "SELECT count(*) FROM listing")).isEqualTo(LISTINGS);
            assertThat(value(address, "SELECT count(*) FROM publication WHERE state = 'VERIFIED'"))
                    .isEqualTo(LISTINGS);
            assertThat(value(address, "SELECT count(*) FROM publication")).isEqualTo(LISTINGS);
            assertThat(value(address, "SELECT count(*) FROM problem WHERE closed IS NULL"))
                    .isZero();
            PackshotProcess.Ended check = packshot.run("check", "--data", data());
            assertThat(check.status()).as(check.output()).isZero();
        }
    }

    private void connect(PackshotProcess packshot, Path shop) throws IOException {
        Path look = Files.writeString(folder.resolve("look.json"), LOOK);
        PackshotProcess.Ended connected = packshot.run(
                "connect",
                "shop",
                "folder",
                "--data",
                data(),
                "--policy",
                "auto",
                "--sample",
                "0",
                "--every",
                "3600",
                "--profile",
                look.toString(),
                "--set",
                "folder=" + shop,
                "--set",
                "platforms=shopify");
        assertThat(connected.status()).as(connected.output()).isZero();
    }

    private PackshotProcess.Started node(PackshotProcess packshot) {
        return packshot.start("serve", "--data", data(), "--port", "0", "--until-quiet", "11");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static void signal(PackshotProcess.Started node, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(node.process().pid()))
                .start()
                .waitFor();
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void until(Condition condition, PackshotProcess.Started... alive) throws SQLException {
        long end = System.nanoTime() + MOST.toNanos();
        while (!condition.holds()) {
            for (PackshotProcess.Started node : alive) {
                assertThat(node.process().isAlive()).as(node.said()).isTrue();
            }
            assertThat(System.nanoTime()).as("time is up").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static long verified(DatabaseAddress address) throws SQLException {
        return value(address, "SELECT count(*) FROM publication WHERE state = 'VERIFIED'");
    }

    /** Whether no lease is older than the others' patience: what the frozen node held has other holders. */
    private static boolean givenUp(DatabaseAddress address) throws SQLException {
        return value(address, """
                        SELECT (SELECT count(*) FROM work_cpu WHERE picked AND last_heartbeat < now() - interval '6 s')
                             + (SELECT count(*) FROM work_io WHERE picked AND last_heartbeat < now() - interval '6 s')
                        """) == 0;
    }

    private static long value(DatabaseAddress address, String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
