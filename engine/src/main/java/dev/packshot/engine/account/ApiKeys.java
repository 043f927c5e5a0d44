package dev.packshot.engine.account;

import dev.packshot.engine.account.AccountRefused.Reason;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys of machines. */
@ApplicationScoped
public class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {
    /** A busy machine doesn't make a write of each of its reads. */
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private static final int LONGEST_NAME = 80;

    private final SecureRandom random;
    private final Clock clock;

    ApiKeys(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /**
     * A key that was just made.
     *
     * @param key what is kept of it
     * @param text the key itself, to be shown once
     */
    public record Fresh(ApiKey key, KeyText text) {}

    /** All, the newest first, revoked ones too. */
    @Transactional
    public List<ApiKey> all() {
        return list("order by created desc, id desc");
    }

    /**
     * Makes a key.
     *
     * @param createdBy who asks for it
     * @param expires null for never
     * @throws AccountRefused when the name is empty or the time has passed
     */
    @Transactional
    public Fresh add(String name, Role role, String createdBy, @Nullable Instant expires) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new AccountRefused(
                    Reason.INVALID,
                    "A key is named after what it is for, in 1 to %d characters".formatted(LONGEST_NAME));
        }
        Instant now = clock.instant();
        if (expires != null && !expires.isAfter(now)) {
            throw new AccountRefused(Reason.INVALID, "The key would never open; give an end in the future, or none");
        }
        KeyText text = KeyText.fresh(random);
        var key = new ApiKey(name, text, role, createdBy, now, expires);
        persistAndFlush(key);
        return new Fresh(key, text);
    }

    /** Takes a key back, at once on all nodes. */
    @Transactional
    public ApiKey revoke(UUID id) {
        ApiKey key = findByIdOptional(id)
                .orElseThrow(() -> new AccountRefused(Reason.UNKNOWN, "There is no such key; list them first"));
        key.revoke(clock.instant());
        return key;
    }

    /** The key that a text opens with, if it does now. */
    @Transactional
    public Optional<ApiKey> opening(KeyText text) {
        Instant now = clock.instant();
        return find("prefix", text.prefix())
                .<ApiKey>firstResultOptional()
                .filter(key -> same(key.digest(), text.digest()) && key.opensAt(now))
                .map(key -> noted(key, now));
    }

    private ApiKey noted(ApiKey key, Instant now) {
        Instant last = key.lastUsed();
        if (last == null || last.plus(USE_NOTED_EVERY).isBefore(now)) {
            update("lastUsed = ?1 where id = ?2", now, key.id());
        }
        return key;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
