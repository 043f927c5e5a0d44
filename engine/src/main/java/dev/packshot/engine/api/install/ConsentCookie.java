package dev.packshot.engine.api.install;

import dev.packshot.connector.Secret;
import dev.packshot.engine.connection.Consents;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.Map;

/**
 * Ties a consent to the browser that asked for it: sent to the one address that it comes back to, for as long as the consent
 * lasts. One for each consent, so that two tabs don't get into each other's way.
 */
public final class ConsentCookie {
    private static final String NAME = "packshot-consent-";
    private static final int SECONDS = 600;

    private ConsentCookie() {}

    /**
     * Goes with a departure.
     *
     * @param back where he is sent back to
     */
    public static NewCookie of(Consents.Departure departure, URI back) {
        // Lax: he comes back by a link from another site (RFC 6265bis, 5.2).
        return new NewCookie.Builder(NAME + departure.label())
                .value(departure.browser().reveal())
                .path(back.getPath())
                .maxAge(SECONDS)
                .secure("https".equals(back.getScheme()))
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** What a browser kept of the consent that a state is of; blank when nothing. */
    static Secret kept(Map<String, Cookie> cookies, String state) {
        Cookie cookie = cookies.get(NAME + Consents.label(state));
        return new Secret(cookie == null ? "" : cookie.getValue());
    }
}
