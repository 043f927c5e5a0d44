package dev.packshot.engine.signin;

import dev.packshot.engine.account.Accounts;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Knows people by name and password. */
@ApplicationScoped
class PasswordIdentity implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    private final Accounts accounts;
    private final LoginLimit limit;

    PasswordIdentity(Accounts accounts, LoginLimit limit) {
        this.accounts = accounts;
        this.limit = limit;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> signIn(request));
    }

    private SecurityIdentity signIn(UsernamePasswordAuthenticationRequest request) {
        String name = request.getUsername().strip().toLowerCase(Locale.ROOT);
        RoutingContext http = HttpSecurityUtils.getRoutingContextAttribute(request);
        LoginLimit.Try attempt = limit.attempt(name, address(http));
        if (!attempt.allowed()) {
            throw new AuthenticationFailedException(new TooManyAttempts(attempt.pause()));
        }
        var password = new String(request.getPassword().getPassword());
        SecurityIdentity identity = accounts.signIn(name, password)
                .map(Identities::of)
                .orElseThrow(() -> new AuthenticationFailedException("Name or password is wrong"));
        attempt.succeeded();
        return identity;
    }

    private static String address(RoutingContext http) {
        return http.request().remoteAddress().hostAddress();
    }
}
