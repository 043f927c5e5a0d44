package dev.packshot.app.server;

import dev.packshot.app.server.ConfigurationKey.Kind;
import dev.packshot.engine.grant.KeyRing;
import dev.packshot.engine.grant.MalformedKeyRing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All that an operator can say, and what is wrong with what he said: everything at once, before anything starts. */
final class Configuration {
    static final String DATA = "packshot.data";
    static final String PORT = "packshot.port";
    static final String HOST = "packshot.host";
    static final String MODELS = "packshot.models";
    static final String DATABASE_URL = "packshot.database.url";
    static final String DATABASE_USER = "packshot.database.user";
    static final String DATABASE_PASSWORD = "packshot.database.password";
    static final String SHOPIFY_ID = "packshot.shopify.client-id";
    static final String SHOPIFY_SECRET = "packshot.shopify.client-secret";
    static final String SHOPIFY_ENDPOINT = "packshot.shopify.endpoint";

    static final List<ConfigurationKey> KEYS = List.of(
            new ConfigurationKey(DATA, "~/.local/share/packshot/data", "Where everything is kept.", Kind.FOLDER),
            new ConfigurationKey(HOST, "127.0.0.1", "Address to listen on.", Kind.TEXT),
            new ConfigurationKey(PORT, "8080", "Port to listen on.", Kind.PORT),
            new ConfigurationKey(
                    "packshot.public-url", "none", "Where marketplaces and browsers reach this server.", Kind.HTTPS),
            new ConfigurationKey(
                    "packshot.owner.password", "made at the first start", "The owner's first password.", Kind.TEXT),
            new ConfigurationKey(
                    DATABASE_URL, "a PostgreSQL of its own", "Your PostgreSQL, with the next two.", Kind.JDBC),
            new ConfigurationKey(DATABASE_USER, "none", "Who signs in there.", Kind.TEXT),
            new ConfigurationKey(DATABASE_PASSWORD, "none", "With which password.", Kind.TEXT),
            new ConfigurationKey(
                    "packshot.session.key",
                    "a file in the data folder",
                    "What sign-ins are sealed with; the same on all nodes.",
                    Kind.TEXT),
            new ConfigurationKey("packshot.password.cost", "12", "Cost of a password's hash, 10 to 16.", Kind.COUNT),
            new ConfigurationKey(
                    "packshot.keys", "a file in the data folder", "Key ring that secrets are sealed with.", Kind.TEXT),
            new ConfigurationKey(MODELS, "~/.local/share/packshot/models", "Folder of added models.", Kind.FOLDER),
            new ConfigurationKey("packshot.media.store", "disk", "Where pictures are kept.", Kind.STORE),
            new ConfigurationKey(
                    "packshot.media.folder", "media in the data folder", "Folder of a disk store.", Kind.FOLDER),
            new ConfigurationKey("packshot.media.most", "no limit", "Most bytes of a disk store.", Kind.SIZE),
            new ConfigurationKey(
                    "packshot.media.leave-free", "256M", "Bytes of the disk that stay free for others.", Kind.SIZE),
            new ConfigurationKey(
                    "packshot.media.grace", "24h", "How long nobody must need a picture before it goes.", Kind.TIME),
            new ConfigurationKey("packshot.media.s3.endpoint", "the provider's", "Address of a bucket.", Kind.HTTP),
            new ConfigurationKey("packshot.media.s3.bucket", "none", "Name of the bucket.", Kind.TEXT),
            new ConfigurationKey("packshot.media.s3.region", "us-east-1", "Its region.", Kind.TEXT),
            new ConfigurationKey("packshot.media.s3.access-key", "none", "Who signs in there.", Kind.TEXT),
            new ConfigurationKey("packshot.media.s3.secret-key", "none", "With which secret.", Kind.TEXT),
            new ConfigurationKey(
                    "packshot.media.s3.prefix", "packshot/", "What all names there begin with.", Kind.TEXT),
            new ConfigurationKey(
                    "packshot.media.s3.path-style", "false", "Whether the bucket stands in the path.", Kind.FLAG),
            new ConfigurationKey(
                    "packshot.work.enabled", "true", "Whether this node works, or only serves.", Kind.FLAG),
            new ConfigurationKey("packshot.work.pictures", "one a core", "Pictures worked on at a time.", Kind.COUNT),
            new ConfigurationKey("packshot.work.calls", "32", "Calls to marketplaces at a time.", Kind.COUNT),
            new ConfigurationKey("packshot.work.poll", "500ms", "How often queues are looked into.", Kind.TIME),
            new ConfigurationKey(
                    "packshot.work.heartbeat", "5s", "After four missed ones another node takes over.", Kind.TIME),
            new ConfigurationKey("packshot.work.stop", "20s", "How long a stop waits for what runs.", Kind.TIME),
            new ConfigurationKey(
                    "packshot.install.policy",
                    "REVIEW",
                    "What happens to pictures of a shop that installs.",
                    Kind.POLICY),
            new ConfigurationKey(
                    "packshot.publication.patience", "24h", "How long an accepted picture may not show.", Kind.TIME),
            new ConfigurationKey(
                    "packshot.budget.reserve", "10", "Percent of a quota kept for verify and restore.", Kind.PERCENT),
            new ConfigurationKey(
                    "packshot.retention.cutouts",
                    "14d",
                    "How long cut-outs are kept; they can be made again.",
                    Kind.TIME),
            new ConfigurationKey(
                    "packshot.retention.originals",
                    "365d",
                    "How long after a listing's last publication its originals can be put back.",
                    Kind.TIME),
            new ConfigurationKey("packshot.retention.signals", "30d", "How long signals are remembered.", Kind.TIME),
            new ConfigurationKey("packshot.retention.problems", "90d", "How long closed problems are kept.", Kind.TIME),
            new ConfigurationKey(
                    "packshot.grants.keep-awake", "7d", "After how long an unused consent is renewed.", Kind.TIME),
            new ConfigurationKey("packshot.drift.baseline", "8", "Batches that say what is usual.", Kind.COUNT),
            new ConfigurationKey("packshot.drift.firm", "20", "Batches after which what is usual is firm.", Kind.COUNT),
            new ConfigurationKey(
                    "packshot.drift.baseline-pictures", "1000", "Pictures that say it at least.", Kind.MANY),
            new ConfigurationKey(
                    "packshot.drift.pictures", "30", "Pictures that a batch needs to be judged.", Kind.MANY),
            new ConfigurationKey(
                    "packshot.machine.price-per-hour", "0", "What this machine costs, for the figures.", Kind.PRICE),
            new ConfigurationKey(SHOPIFY_ID, "none", "Client id of your Shopify app.", Kind.TEXT),
            new ConfigurationKey(SHOPIFY_SECRET, "none", "Client secret of your Shopify app.", Kind.TEXT),
            new ConfigurationKey(
                    "packshot.shopify.former-secret",
                    "none",
                    "The client secret before, while Shopify may still sign with it.",
                    Kind.TEXT),
            new ConfigurationKey(
                    "packshot.shopify.api-version", "2026-07", "Version of the Admin API.", Kind.API_VERSION),
            new ConfigurationKey(
                    SHOPIFY_ENDPOINT,
                    "https://{shop}",
                    "Where a shop is reached; only a sandbox has another one.",
                    Kind.SHOP_ENDPOINT),
            new ConfigurationKey(
                    "packshot.shopify.patience", "20s", "How long Shopify's answer is waited for.", Kind.TIME),
            new ConfigurationKey(
                    "packshot.shopify.processing",
                    "20s",
                    "How long a write waits for Shopify to process pictures.",
                    Kind.TIME),
            new ConfigurationKey(
                    "packshot.shopify.bulk-from",
                    "250",
                    "Products from which a catalogue is read by a bulk operation.",
                    Kind.MANY),
            new ConfigurationKey("packshot.probe", "none", "Dies at a place, for tests.", Kind.PROBE),
            new ConfigurationKey("packshot.probe.odds", "0", "Dies at any place, for tests.", Kind.SHARE));

    private final Function<String, Optional<String>> said;

    Configuration(Function<String, Optional<String>> said) {
        this.said = said;
    }

    /** What an operator said for a key. */
    Optional<String> value(String name) {
        return said.apply(name).filter(value -> !value.isBlank());
    }

    /** All that is wrong, a sentence each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (ConfigurationKey key : KEYS) {
            value(key.name()).flatMap(key::problem).ifPresent(problems::add);
        }
        if (value(DATABASE_URL).isPresent()) {
            require(problems, DATABASE_USER, "because PACKSHOT_DATABASE_URL is set");
            require(problems, DATABASE_PASSWORD, "because PACKSHOT_DATABASE_URL is set");
        }
        if (value("packshot.media.store").filter("s3"::equals).isPresent()) {
            for (String key : List.of("bucket", "access-key", "secret-key")) {
                require(problems, "packshot.media.s3." + key, "because PACKSHOT_MEDIA_STORE is s3");
            }
        }
        if (value(SHOPIFY_ID).isPresent()) {
            require(problems, SHOPIFY_SECRET, "because PACKSHOT_SHOPIFY_CLIENT_ID is set");
        } else if (value(SHOPIFY_SECRET).isPresent()) {
            require(problems, SHOPIFY_ID, "because PACKSHOT_SHOPIFY_CLIENT_SECRET is set");
        }
        value("packshot.keys").flatMap(Configuration::keyProblem).ifPresent(problems::add);
        return problems;
    }

    private void require(List<String> problems, String name, String why) {
        if (value(name).isEmpty()) {
            KEYS.stream()
                    .filter(key -> key.name().equals(name))
                    .forEach(key -> problems.add("%s is missing, %s".formatted(key.environment(), why)));
        }
    }

    private static Optional<String> keyProblem(String ring) {
        try {
            KeyRing.parse(ring, "PACKSHOT_KEYS");
            return Optional.empty();
        } catch (MalformedKeyRing e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
