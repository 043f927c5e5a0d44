package dev.packshot.engine.webhook;

import dev.packshot.connector.Secret;
import dev.packshot.engine.grant.SecretSettings;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where other systems want to be told. */
@ApplicationScoped
public class Endpoints implements PanacheRepositoryBase<Endpoint, UUID> {
    private static final String CURRENT = "webhook";
    private static final String PREVIOUS = "webhook-previous";
    private static final int MOST = 50;

    private final SecretSettings secrets;
    private final SecureRandom random;
    private final Clock clock;

    Endpoints(SecretSettings secrets, SecureRandom random, Clock clock) {
        this.secrets = secrets;
        this.random = random;
        this.clock = clock;
    }

    /**
     * An endpoint that was just made.
     *
     * @param secret to be shown once
     */
    public record Fresh(Endpoint endpoint, WebhookSecret secret) {}

    /** All, the oldest first. */
    @Transactional
    public List<Endpoint> all() {
        return list("order by created, id");
    }

    /** One of them. */
    @Transactional
    public Optional<Endpoint> get(UUID id) {
        return findByIdOptional(id);
    }

    /** Makes one. */
    @Transactional
    public Fresh add(EndpointWish wish, String createdBy) {
        if (count() >= MOST) {
            throw new EndpointRefused("url", "would be one too many: there are %d already".formatted(MOST));
        }
        var endpoint = new Endpoint(wish, createdBy, clock.instant());
        persistAndFlush(endpoint);
        return new Fresh(endpoint, store(endpoint.id()));
    }

    /**
     * Changes one; one that was switched off is told again.
     *
     * @param version that was read before
     * @return empty when it isn't there, or has another version
     */
    @Transactional
    public Optional<Endpoint> change(UUID id, int version, EndpointWish wish) {
        Optional<Endpoint> found = locked(id).filter(endpoint -> endpoint.version() == version);
        found.ifPresent(endpoint -> endpoint.change(wish));
        flush();
        return found;
    }

    /** Gives one a new secret. For 24 hours messages are signed with both, so that nothing is lost meanwhile. */
    @Transactional
    public Optional<WebhookSecret> rotate(UUID id) {
        return locked(id).map(endpoint -> {
            secrets.load(id, CURRENT).ifPresent(present -> secrets.store(id, PREVIOUS, present));
            endpoint.rotate(clock.instant());
            return store(id);
        });
    }

    /** Removes one, and what it was still to be told. */
    @Transactional
    public boolean remove(UUID id) {
        secrets.erase(id);
        return deleteById(id);
    }

    /** What a message to it is signed with, the present secret first. */
    List<WebhookSecret> signing(Endpoint endpoint) {
        List<WebhookSecret> signing = new ArrayList<>();
        secrets.load(endpoint.id(), CURRENT)
                .map(Secret::reveal)
                .map(WebhookSecret::new)
                .ifPresent(signing::add);
        if (endpoint.stillSignsWithPrevious(clock.instant())) {
            secrets.load(endpoint.id(), PREVIOUS)
                    .map(Secret::reveal)
                    .map(WebhookSecret::new)
                    .ifPresent(signing::add);
        }
        return signing;
    }

    Optional<Endpoint> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private WebhookSecret store(UUID id) {
        WebhookSecret secret = WebhookSecret.fresh(random);
        secrets.store(id, CURRENT, new Secret(secret.text()));
        return secret;
    }
}
