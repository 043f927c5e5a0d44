package dev.packshot.connector.shopify;

import dev.packshot.connector.tck.score.Waiver;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/** Promises that Shopify itself doesn't let its connector keep. */
final class ShopifyWaivers {
    static final List<Waiver> ALL = List.of(
            withoutProofKey("A01", "there is no challenge to send"),
            withoutProofKey("A03", "another verifier isn't noticed; forged and missing parameters are"));

    private ShopifyWaivers() {}

    /** The code is bound to the owner's visit by the state, and to Shopify by its signature over all parameters. */
    private static Waiver withoutProofKey(String promise, String so) {
        return new Waiver(
                promise,
                "Shopify's consent page knows no proof key (RFC 7636), so " + so,
                URI.create("https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens"
                        + "/authorization-code-grant"),
                LocalDate.of(2027, 11, 30));
    }
}
