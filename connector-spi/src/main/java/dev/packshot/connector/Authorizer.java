package dev.packshot.connector;

import java.net.URI;
import java.util.Map;

/** How a shop consents. Never stores anything; the engine keeps state and grants. */
public interface Authorizer {
    /**
     * Where the shop's owner is sent.
     *
     * @param state to be sent back unchanged
     * @param verifier a fresh secret of 43 to 128 characters (RFC 7636), given again to {@link #exchange}
     * @param back where he is sent back to
     */
    URI consent(String state, Secret verifier, URI back);

    /**
     * Turns what came back into a grant. One call.
     *
     * @param query the parameters of the address that he came back to, state checked before
     * @throws ConnectorException.Unauthorized when the marketplace doesn't take it, or the parameters are forged
     */
    Grant exchange(Map<String, String> query, Secret verifier, URI back);

    /**
     * Renews a grant. One call, and one at a time for each connection: the old grant may be void afterwards.
     *
     * @throws ConnectorException.Unauthorized when the consent has ended: somebody has to connect again
     */
    Grant refresh(Grant grant);
}
