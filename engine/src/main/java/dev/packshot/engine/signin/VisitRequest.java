package dev.packshot.engine.signin;

import dev.packshot.connector.Secret;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** An embedded page that wants in for its visitor. */
final class VisitRequest extends BaseAuthenticationRequest {
    private final Secret token;

    VisitRequest(Secret token) {
        this.token = token;
    }

    Secret token() {
        return token;
    }
}
