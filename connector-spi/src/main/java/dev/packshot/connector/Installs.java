package dev.packshot.connector;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How shops come by themselves: an app is installed at the marketplace, whose pages then lead to ours. Says who comes and
 * stores nothing; nobody is ever asked which shop he has. All but {@link #install} make no call.
 */
public interface Installs {
    /**
     * Who comes from the marketplace to the app's address.
     *
     * @param query of the address, as it arrived
     * @param now when it arrived
     * @throws ConnectorException.Unauthorized when the marketplace didn't send him: forged, altered, ambiguous or too old
     */
    Arrival arrival(String query, Instant now);

    /**
     * Whom a token of the embedded page speaks for.
     *
     * @param token as the page sent it along with a call
     * @throws ConnectorException.Unauthorized when it is forged, for another app, or not of this minute
     */
    Visitor visitor(Secret token, Instant now);

    /**
     * Turns a token of the embedded page into a grant of the whole shop. One call.
     *
     * @throws ConnectorException.Unauthorized when the marketplace doesn't take it
     */
    Grant install(Secret token);

    /** The settings of a connection to an account, as {@link Grant#account} names it. */
    Settings settings(String account);

    /** What the page for an account needs. */
    Embedding embedding(String account);

    /**
     * Somebody whom the marketplace sent.
     *
     * @param account his shop
     * @param token a token of the embedded page that came along
     * @param embedded whether he sees our page within the marketplace's
     */
    record Arrival(String account, Optional<Secret> token, boolean embedded) {}

    /**
     * Somebody at the embedded page.
     *
     * @param account his shop
     * @param user who he is there, as the marketplace numbers him
     * @param until when the token ends
     */
    record Visitor(String account, String user, Instant until) {}

    /**
     * What a page within the marketplace's own needs.
     *
     * @param ancestors origins that may show it, for {@code frame-ancestors}
     * @param scripts the marketplace's own scripts, in order
     * @param meta content of its {@code meta} tags by name; that of {@link #TOKEN} is for our own script
     */
    record Embedding(List<URI> ancestors, List<URI> scripts, Map<String, String> meta) {
        /**
         * Names the function of those scripts that gives, or promises, a fresh token of the page, such as
         * {@code bridge.token}.
         */
        public static final String TOKEN = "packshot-token";

        public Embedding {
            ancestors = List.copyOf(ancestors);
            scripts = List.copyOf(scripts);
            meta = Map.copyOf(meta);
        }
    }
}
