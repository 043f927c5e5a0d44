package dev.packshot.engine.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be fetched, and how long and large it may be.
 *
 * @param hosts names, or {@code *.suffix} for all names below it, that pictures may come from
 * @param roots folders that pictures may come from, with all below them
 * @param here hosts among them that may be this machine itself, over http and at any port too; for demonstrations and
 *     tests
 * @param mostBytes of a picture, above zero
 * @param mostHops redirects that are followed
 * @param total time that a fetch may take with all its redirects
 * @param idle time that nothing may arrive for
 */
public record FetchRules(
        Set<String> hosts,
        List<Path> roots,
        Set<String> here,
        long mostBytes,
        int mostHops,
        Duration total,
        Duration idle) {
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_HOPS = 5;
    private static final Duration TOTAL = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(10);

    public FetchRules {
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        roots = List.copyOf(roots);
        here = here.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        if (mostBytes < 1 || mostBytes > Integer.MAX_VALUE - 8 || mostHops < 0) {
            throw new IllegalArgumentException("A picture has between 1 byte and 2 GiB, and hops aren't negative");
        }
        if (!total.isPositive() || !idle.isPositive()) {
            throw new IllegalArgumentException("A fetch takes some time");
        }
    }

    /** The usual bounds: 64 MiB, 5 redirects, 60 s, 10 s of silence. */
    public static FetchRules of(Set<String> hosts, List<Path> roots) {
        return new FetchRules(hosts, roots, Set.of(), MOST_BYTES, MOST_HOPS, TOTAL, IDLE);
    }

    /** The same, where one of the hosts may be this machine itself. */
    public FetchRules withLoopback(String host) {
        return new FetchRules(hosts, roots, Set.of(host), mostBytes, mostHops, total, idle);
    }

    /** The same with other bounds. */
    public FetchRules bounded(long bytes, int hops, Duration wholeTime, Duration silence) {
        return new FetchRules(hosts, roots, here, bytes, hops, wholeTime, silence);
    }

    /** Whether a host, in lower case, may be this machine itself. */
    boolean here(String host) {
        return here.contains(host);
    }

    /** Whether a host, in lower case, is declared. */
    boolean allow(String host) {
        return hosts.contains(host)
                || hosts.stream()
                        .anyMatch(pattern -> pattern.startsWith("*.")
                                && host.length() > pattern.length() - 1
                                && host.endsWith(pattern.substring(1)));
    }
}
