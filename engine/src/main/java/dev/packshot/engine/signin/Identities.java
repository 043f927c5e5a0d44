package dev.packshot.engine.signin;

import dev.packshot.engine.account.Account;
import dev.packshot.engine.account.ApiKey;
import dev.packshot.engine.account.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** What the rest of the server sees of somebody who is known. */
final class Identities {
    /** The name that rows are signed with. */
    static final String NAME = "packshot.name";
    /** Whether a built-in password was what let him in. */
    static final String PASSWORD = "packshot.password";

    /** Whose embedded page it is. */
    static final String VISIT = "packshot.visit";

    private Identities() {}

    static SecurityIdentity of(Account account) {
        return of(account.session().toString(), account.name(), account.role(), true);
    }

    static SecurityIdentity of(ApiKey key) {
        String name = "key:" + key.name();
        return of(name, name, key.role(), false);
    }

    static SecurityIdentity of(Visit visit) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(Visit.MERCHANT))
                .addRole(Visit.MERCHANT)
                // Which shop it was, the row says that it is written into; who he is there, nobody keeps.
                .addAttribute(NAME, Visit.MERCHANT)
                .addAttribute(VISIT, visit)
                .build();
    }

    private static SecurityIdentity of(String principal, String name, Role role, boolean password) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(principal))
                .addRoles(role.included())
                .addAttribute(NAME, name)
                .addAttribute(PASSWORD, password)
                .build();
    }
}
