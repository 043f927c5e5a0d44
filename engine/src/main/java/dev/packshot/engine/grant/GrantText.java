package dev.packshot.engine.grant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A grant as bytes to be sealed, readable by later versions. */
final class GrantText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GrantText() {}

    private record Form(
            String account,
            String access,
            @Nullable String refresh,
            @Nullable String expires,
            Set<String> scopes) {}

    static byte[] of(Grant grant) {
        var form = new Form(
                grant.account(),
                grant.access().reveal(),
                grant.refresh().map(Secret::reveal).orElse(null),
                grant.expires().map(Instant::toString).orElse(null),
                new TreeSet<>(grant.scopes()));
        try {
            return JSON.writeValueAsBytes(form);
        } catch (JsonProcessingException e) {
            // Without the cause: its message may quote the grant.
            throw new IllegalStateException("A grant can always be written");
        }
    }

    static Grant read(byte[] text) {
        try {
            Form form = JSON.readValue(text, Form.class);
            return new Grant(
                    form.account(),
                    new Secret(form.access()),
                    Optional.ofNullable(form.refresh()).map(Secret::new),
                    Optional.ofNullable(form.expires()).map(Instant::parse),
                    form.scopes());
        } catch (IOException e) {
            throw new IllegalStateException("The seal was sound, so the grant was written by another version");
        }
    }
}
