package dev.packshot.engine.signin;

import dev.packshot.engine.account.Role;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Who makes the present request. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * As it is written into rows: an account's name, {@code key:} and a key's name, {@code oidc:} and a principal, or
     * {@code merchant} for every visitor of an embedded page.
     */
    public String name() {
        if (identity.isAnonymous()) {
            return "anonymous";
        }
        String name = identity.getAttribute(Identities.NAME);
        return name == null ? "oidc:" + identity.getPrincipal().getName() : name;
    }

    /** Whose embedded page it is; empty for everybody else. */
    public Optional<Visit> visit() {
        return Optional.ofNullable(identity.getAttribute(Identities.VISIT));
    }

    /** The highest role; empty for somebody who may do nothing. */
    public Optional<Role> role() {
        return Arrays.stream(Role.values())
                .filter(role -> identity.hasRole(role.label()))
                .max(Comparator.naturalOrder());
    }

    /** Whether a password was what it signed in with. */
    public boolean hasPassword() {
        return Boolean.TRUE.equals(identity.getAttribute(Identities.PASSWORD));
    }
}
