package dev.packshot.engine.media;

import dev.packshot.engine.media.FetchRefused.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address that was read strictly: what two readers could understand differently isn't understood at all.
 *
 * @param uri as it was read
 * @param tls whether the connection is encrypted
 * @param host lower-case name; an IP literal only where this machine itself is allowed
 * @param port 1..65535
 */
record RemoteTarget(URI uri, boolean tls, String host, int port) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    /** Letters, digits and hyphens (RFC 1123), two labels at least, the last one not a number in any notation. */
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^\\\\\"<>^`{|}]]+");
    private static final int LONGEST = 8_192;
    private static final int LONGEST_NAME = 253;

    static RemoteTarget of(URI uri, FetchRules rules) {
        String text = uri.toString();
        if (text.length() > LONGEST || !PLAIN.matcher(text).matches()) {
            throw new FetchRefused(Reason.MALFORMED, "The picture's address can't be read.");
        }
        if (uri.getRawUserInfo() != null
                || (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@"))) {
            throw new FetchRefused(Reason.USER_INFO, "The picture's address carries a name.");
        }
        String host = host(uri.getHost(), rules);
        boolean tls = tls(uri, rules.here(host));
        int port = uri.getPort() < 0 ? (tls ? HTTPS : HTTP) : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw new FetchRefused(Reason.PORT, "The picture's address names no port.");
        }
        return new RemoteTarget(uri, tls, host, port);
    }

    /** Where an answer sends us on, read as strictly. */
    RemoteTarget redirected(String location, FetchRules rules) {
        if (location.length() > LONGEST || !PLAIN.matcher(location).matches()) {
            throw new FetchRefused(Reason.MALFORMED, "%s sends on to an address that can't be read.".formatted(host));
        }
        try {
            RemoteTarget next = of(uri.resolve(new URI(location)), rules);
            if (!rules.here(host) && rules.here(next.host)) {
                throw new FetchRefused(Reason.ADDRESS, "%s sends on to this machine.".formatted(host));
            }
            if (tls && !next.tls) {
                throw new FetchRefused(Reason.SCHEME, "%s sends on to an unencrypted address.".formatted(host));
            }
            return next;
        } catch (URISyntaxException e) {
            throw new FetchRefused(Reason.MALFORMED, "%s sends on to an address that can't be read.".formatted(host));
        }
    }

    /** Path and query, as they were given. */
    String request() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static boolean tls(URI uri, boolean here) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "https" -> true;
            case "http" -> {
                if (!here) {
                    throw new FetchRefused(Reason.SCHEME, "The picture's address isn't encrypted.");
                }
                yield false;
            }
            default -> throw new FetchRefused(Reason.SCHEME, "The picture isn't on the web.");
        };
    }

    private static String host(@Nullable String given, FetchRules rules) {
        if (given == null) {
            throw new FetchRefused(Reason.MALFORMED, "The picture's address names no host.");
        }
        String host = given.toLowerCase(Locale.ROOT);
        boolean name = host.length() <= LONGEST_NAME && NAME.matcher(host).matches();
        if ((name || rules.here(host)) && rules.allow(host)) {
            return host;
        }
        throw new FetchRefused(Reason.HOST, "The picture is on a host that isn't declared.");
    }
}
