package dev.packshot.engine.signin;

import dev.packshot.engine.account.ApiKeys;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows machines by their key. Asks the table each time, so that a revoked key is shut at once. */
@ApplicationScoped
class KeyIdentity implements IdentityProvider<KeyRequest> {
    private final ApiKeys keys;

    KeyIdentity(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public Class<KeyRequest> getRequestType() {
        return KeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> request.key()
                .flatMap(keys::opening)
                .map(Identities::of)
                .orElseThrow(() -> new AuthenticationFailedException("The API key doesn't open")));
    }
}
