package dev.packshot.engine.signin;

import dev.packshot.engine.account.KeyText;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import java.util.Optional;

/** A machine that wants in. */
final class KeyRequest extends BaseAuthenticationRequest {
    private final String sent;

    KeyRequest(String sent) {
        this.sent = sent;
    }

    Optional<KeyText> key() {
        return KeyText.read(sent);
    }
}
