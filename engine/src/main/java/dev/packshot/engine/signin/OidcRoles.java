package dev.packshot.engine.signin;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;

/** Which values of the roles claim stand for which role. */
@ConfigMapping(prefix = "packshot.oidc")
public interface OidcRoles {
    /** Values of the claim, by role; a value that is a role's own name always stands for it. */
    Map<String, List<String>> roles();
}
