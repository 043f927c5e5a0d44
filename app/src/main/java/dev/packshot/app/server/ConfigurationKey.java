package dev.packshot.app.server;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that an operator can say.
 *
 * @param name of the property
 * @param usual what holds when he says nothing, for people
 * @param meaning a sentence
 * @param kind what may be said
 */
record ConfigurationKey(String name, String usual, String meaning, Kind kind) {
    /** What may be said for a key. */
    enum Kind {
        TEXT("any text", text -> true),
        FOLDER("a folder that can be written to", Kind::writable),
        PORT("a port, 0 to 65535", text -> number(text, 0, 65_535)),
        COUNT("a whole number from 1 to 1024", text -> number(text, 1, 1024)),
        MANY("a whole number from 1 to 1000000", text -> number(text, 1, 1_000_000)),
        PERCENT("a whole number from 0 to 90", text -> number(text, 0, 90)),
        SIZE("a number of bytes, such as 500M or 200G", text -> text.matches("\\d+[KMGT]?")),
        SHARE("a number from 0 to 1", text -> decimal(text, 0, 1)),
        PRICE("a price, such as 0.35", text -> decimal(text, 0, 1_000_000)),
        FLAG("true or false", text -> text.matches("true|false")),
        TIME("a time, such as 30s, 5m, 24h or PT10S", Kind::time),
        HTTPS("an https address", text -> address(text, "https")),
        HTTP("an http or https address", text -> address(text, "https", "http")),
        JDBC("jdbc:postgresql://HOST:PORT/NAME", text -> text.matches("jdbc:postgresql://[^\\s]+")),
        API_VERSION("a year and a month, such as 2026-07", text -> text.matches("20\\d\\d-(01|04|07|10)")),
        SHOP_ENDPOINT(
                "https://{shop}, or http://127.0.0.1:PORT/{shop}",
                text -> text.matches("https://\\{shop}|https?://127\\.0\\.0\\.1:\\d{1,5}/\\{shop}")),
        STORE("disk or s3", text -> text.matches("disk|s3")),
        POLICY("AUTO, REVIEW or DRY_RUN", text -> text.matches("AUTO|REVIEW|DRY_RUN")),
        PROBE("STAGE/POINT or STAGE/POINT/N", text -> text.matches("[a-z-]+/[a-z-]+(/[1-9][0-9]*)?"));

        private final String allowed;
        private final Function<String, Boolean> check;

        Kind(String allowed, Function<String, Boolean> check) {
            this.allowed = allowed;
            this.check = check;
        }

        /** For people. */
        String allowed() {
            return allowed;
        }

        private static boolean number(String text, long from, long to) {
            try {
                long value = Long.parseLong(text);
                return value >= from && value <= to;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        private static boolean decimal(String text, double from, double to) {
            try {
                double value = Double.parseDouble(text);
                return value >= from && value <= to;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        /** As the configuration library reads it: ISO 8601, or a number with its unit. */
        private static boolean time(String text) {
            if (text.matches("\\d+(ms|s|m|h|d)?")) {
                return true;
            }
            try {
                return Duration.parse(text.toUpperCase(Locale.ROOT)).isPositive();
            } catch (java.time.format.DateTimeParseException e) {
                return false;
            }
        }

        private static boolean address(String text, String... schemes) {
            try {
                URI address = URI.create(text);
                return List.of(schemes).contains(address.getScheme()) && address.getHost() != null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private static boolean writable(String text) {
            Path folder = Path.of(text).toAbsolutePath();
            while (folder != null && !Files.exists(folder)) {
                folder = folder.getParent();
            }
            return folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
        }
    }

    /** As it is spelled in the environment. */
    String environment() {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** What is wrong with a value; empty when nothing is. */
    Optional<String> problem(String value) {
        return kind.check.apply(value)
                ? Optional.empty()
                : Optional.of("%s is \"%s\"; allowed: %s".formatted(environment(), value, kind.allowed()));
    }
}
