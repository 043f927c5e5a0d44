package dev.packshot.engine.signin;

import dev.packshot.connector.Secret;

/**
 * Somebody at an embedded page.
 *
 * @param connector whose marketplace he comes from
 * @param account his shop, the only one that he sees
 * @param user as the marketplace numbers him
 * @param token that his page sent along
 */
public record Visit(String connector, String account, String user, Secret token) {
    /** What a visitor is, for annotations: beside the roles of those who run Packshot, and none of them. */
    public static final String MERCHANT = "merchant";
}
