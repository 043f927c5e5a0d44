package dev.packshot.engine.signin;

import dev.packshot.connector.Secret;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * The marketplace's token, {@code Authorization: Bearer …}, is the one way in for the calls of an embedded page, and opens
 * nothing else: a browser that is signed in otherwise is a stranger there.
 */
@ApplicationScoped
class VisitMechanism implements HttpAuthenticationMechanism {
    private static final String CALLS = "/api/v1/embedded";
    private static final String BEARER = "bearer ";
    private static final int UNAUTHORIZED = 401;

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager identities) {
        if (!isCall(http.normalizedPath())) {
            return Uni.createFrom().nullItem();
        }
        String header = http.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Uni.createFrom()
                    .failure(new AuthenticationFailedException("A call of an embedded page carries its token"));
        }
        var request =
                new VisitRequest(new Secret(header.substring(BEARER.length()).strip()));
        return identities.authenticate(HttpSecurityUtils.setRoutingContextAttribute(request, http));
    }

    private static boolean isCall(String path) {
        return path.equals(CALLS) || path.startsWith(CALLS + "/");
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext http) {
        return isCall(http.normalizedPath())
                ? Uni.createFrom()
                        .item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Bearer realm=\"packshot\""))
                : Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(VisitRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext http) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "Bearer visit"));
    }

    /** Before all others: whatever else such a call carries is not looked at. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 2;
    }
}
