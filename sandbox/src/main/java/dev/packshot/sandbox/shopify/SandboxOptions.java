package dev.packshot.sandbox.shopify;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How a sandbox is started.
 *
 * @param clock the only time that it knows
 * @param random where ids, tokens and names come from
 * @param port on loopback, 0 for a free one
 * @param schema Shopify's own schema of the Admin API, against which requests are checked before they are held against
 *     what is modelled; empty for the latter only
 * @param processing how long a picture is processed
 * @param allowance how much each app may use of each shop
 * @param app the one app that the sandbox knows
 * @param speed how much faster than real time everything happens that Shopify does later by itself, such as delivering a
 *     webhook again; above zero
 */
public record SandboxOptions(
        Clock clock,
        RandomGenerator random,
        int port,
        Optional<Path> schema,
        Duration processing,
        Allowance allowance,
        App app,
        double speed) {
    /**
     * The query cost that one app may use of one shop.
     *
     * @param bucket points at most, at least 1
     * @param restoreRate points that come back each second, at least 1
     */
    public record Allowance(int bucket, int restoreRate) {
        /** As observed at a standard shop. */
        public static final Allowance STANDARD = new Allowance(2_000, 100);

        public Allowance {
            if (bucket < 1 || restoreRate < 1) {
                throw new IllegalArgumentException("A bucket holds and regains at least one point");
            }
        }
    }

    /**
     * The app that is installed at the shops.
     *
     * @param clientId public
     * @param secret signs tokens and webhooks
     * @param former the secret before the present one, while both count
     */
    public record App(String clientId, String secret, Optional<String> former) {
        @Override
        public String toString() {
            return "App[" + clientId + "]";
        }
    }

    /** A free port, no schema of Shopify's, two seconds of processing, a standard allowance and an app called packshot. */
    public static SandboxOptions of(Clock clock, RandomGenerator random) {
        return new SandboxOptions(
                clock,
                random,
                0,
                Optional.empty(),
                Duration.ofSeconds(2),
                Allowance.STANDARD,
                new App("packshot-sandbox", "sandbox-secret", Optional.empty()),
                1);
    }

    /** The same on another port. */
    public SandboxOptions withPort(int other) {
        return new SandboxOptions(clock, random, other, schema, processing, allowance, app, speed);
    }

    /** The same with Shopify's own schema. */
    public SandboxOptions withSchema(Path file) {
        return new SandboxOptions(clock, random, port, Optional.of(file), processing, allowance, app, speed);
    }

    /** The same with another time that a picture is processed. */
    public SandboxOptions withProcessing(Duration other) {
        return new SandboxOptions(clock, random, port, schema, other, allowance, app, speed);
    }

    /** The same with another allowance. */
    public SandboxOptions withAllowance(Allowance other) {
        return new SandboxOptions(clock, random, port, schema, processing, other, app, speed);
    }

    /** The same with another speed of what Shopify does later by itself. */
    public SandboxOptions withSpeed(double other) {
        return new SandboxOptions(clock, random, port, schema, processing, allowance, app, other);
    }

    /** The same with another app. */
    public SandboxOptions withApp(App other) {
        return new SandboxOptions(clock, random, port, schema, processing, allowance, other, speed);
    }
}
