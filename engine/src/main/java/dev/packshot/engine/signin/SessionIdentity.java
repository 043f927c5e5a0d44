package dev.packshot.engine.signin;

import dev.packshot.engine.account.Accounts;
import dev.packshot.engine.account.SessionName;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows people by their session's cookie. Asks the table each time, so that rights end when they are taken. */
@ApplicationScoped
class SessionIdentity implements IdentityProvider<TrustedAuthenticationRequest> {
    private final Accounts accounts;

    SessionIdentity(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> SessionName.read(request.getPrincipal())
                .flatMap(accounts::ofSession)
                .map(Identities::of)
                .orElseThrow(() -> new AuthenticationFailedException("The session has ended")));
    }
}
