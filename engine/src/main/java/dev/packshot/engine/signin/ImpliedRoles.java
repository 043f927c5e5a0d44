package dev.packshot.engine.signin;

import dev.packshot.engine.account.Role;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Gives whoever signs in through OpenID Connect the roles that his claims stand for: {@code packshot.oidc.roles.operator} names
 * the claim's values that make an operator; each role includes the lower ones.
 */
@ApplicationScoped
class ImpliedRoles implements SecurityIdentityAugmentor {
    private final OidcRoles roles;

    ImpliedRoles(OidcRoles roles) {
        this.roles = roles;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        // Whatever the roles of an embedded page's visitor are called, no claim of the operator's gave them.
        boolean stays = identity.isAnonymous() || identity.getAttribute(Identities.VISIT) != null;
        return Uni.createFrom().item(stays ? identity : mapped(identity));
    }

    private SecurityIdentity mapped(SecurityIdentity identity) {
        Optional<Role> highest = Arrays.stream(Role.values())
                .filter(role -> standsFor(identity, role))
                .max(Role::compareTo);
        if (highest.isEmpty()) {
            return identity;
        }
        return QuarkusSecurityIdentity.builder(identity)
                .addRoles(highest.get().included())
                .build();
    }

    private boolean standsFor(SecurityIdentity identity, Role role) {
        List<String> values = roles.roles().getOrDefault(role.label(), List.of());
        return identity.hasRole(role.label()) || !Collections.disjoint(identity.getRoles(), values);
    }
}
