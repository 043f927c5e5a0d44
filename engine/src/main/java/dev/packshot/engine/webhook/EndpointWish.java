package dev.packshot.engine.webhook;

import java.net.URI;
import java.util.Set;

/**
 * What an endpoint is to be.
 *
 * @param url https, a public host's name
 * @param description for people
 * @param types that it wants; empty for all
 * @param enabled whether it is told
 */
public record EndpointWish(URI url, String description, Set<String> types, boolean enabled) {
    /** A type as it is published, such as {@code publication.verified}. */
    static final String TYPE = "[a-z]+(\\.[a-z_]+)+";

    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_DESCRIPTION = 200;

    public EndpointWish {
        types = Set.copyOf(types);
        if (!"https".equalsIgnoreCase(url.getScheme())
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawFragment() != null
                || url.toString().length() > LONGEST_URL) {
            throw new EndpointRefused("url", "is an https address with a host's name, without a user or fragment");
        }
        if (description.length() > LONGEST_DESCRIPTION) {
            throw new EndpointRefused("description", "has at most %d characters".formatted(LONGEST_DESCRIPTION));
        }
        if (!types.stream().allMatch(type -> type.matches(TYPE))) {
            throw new EndpointRefused("types", "are names such as publication.verified");
        }
    }
}
