package dev.packshot.engine.signin;

import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Installs;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Secret;
import dev.packshot.engine.connection.Connectors;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Knows a visitor by the token of the marketplace whose page he sees. Needs neither the database nor a call. */
@ApplicationScoped
class VisitIdentity implements IdentityProvider<VisitRequest> {
    private final Connectors connectors;
    private final Clock clock;

    VisitIdentity(Connectors connectors, Clock clock) {
        this.connectors = connectors;
        this.clock = clock;
    }

    @Override
    public Class<VisitRequest> getRequestType() {
        return VisitRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(VisitRequest request, AuthenticationRequestContext context) {
        return Uni.createFrom().item(() -> known(request.token()));
    }

    private SecurityIdentity known(Secret token) {
        return connectors.descriptors().stream()
                .filter(descriptor -> descriptor.can(Capability.INSTALLED))
                .map(ConnectorDescriptor::id)
                .flatMap(connector -> visit(connector, token).stream())
                .findFirst()
                .map(Identities::of)
                .orElseThrow(() -> new AuthenticationFailedException("No marketplace gave this token just now"));
    }

    private Optional<Visit> visit(String connector, Secret token) {
        return connectors
                .find(connector)
                .flatMap(MarketplaceConnector::installs)
                .flatMap(installs -> visitor(installs, token))
                .map(visitor -> new Visit(connector, visitor.account(), visitor.user(), token));
    }

    private Optional<Installs.Visitor> visitor(Installs installs, Secret token) {
        try {
            return Optional.of(installs.visitor(token, clock.instant()));
        } catch (ConnectorException e) {
            // Another marketplace's, or nobody's.
            return Optional.empty();
        }
    }
}
