package dev.packshot.engine.media;

import dev.packshot.engine.media.FetchRefused.Reason;
import dev.packshot.engine.media.HttpExchange.Event;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fetches over the network. A name is resolved once for each connection; every address of the answer is judged, and the
 * connection goes to exactly that address, with the name in TLS and in the request only. So neither a name that answers
 * differently the second time nor a redirect leads anywhere else.
 */
final class HttpFetch {
    private static final Set<Integer> SENDS_ON = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> ENDED = Set.of(400, 401, 403, 404, 410);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final HttpClient client;
    private final Network network;

    HttpFetch(HttpClient client, Network network) {
        this.client = client;
        this.network = network;
    }

    Fetched fetch(RemoteTarget first, FetchRules rules) {
        // Elapsed time, which a clock that is set meanwhile must not stretch.
        long deadline = System.nanoTime() + rules.total().toNanos();
        RemoteTarget target = first;
        for (int hop = 0; hop <= rules.mostHops(); hop++) {
            switch (ask(target, rules, deadline)) {
                case Answer.Picture picture -> {
                    return Fetched.of(picture.bytes().getBytes());
                }
                case Answer.Elsewhere elsewhere -> target = target.redirected(elsewhere.location(), rules);
            }
        }
        throw new FetchRefused(
                Reason.HOPS, "%s sends on more than %d times.".formatted(first.host(), rules.mostHops()));
    }

    private sealed interface Answer {
        record Picture(Buffer bytes) implements Answer {}

        record Elsewhere(String location) implements Answer {}
    }

    private Answer ask(RemoteTarget target, FetchRules rules, long deadline) {
        FetchFailed last = null;
        for (InetAddress address : judged(target, rules)) {
            try {
                return ask(target, address, rules, deadline);
            } catch (NotConnected e) {
                last = e.failure;
            }
        }
        throw Objects.requireNonNull(last);
    }

    /** All addresses of a name, or none: one bad address among good ones is what an attack looks like. */
    private List<InetAddress> judged(RemoteTarget target, FetchRules rules) {
        List<InetAddress> addresses;
        try {
            addresses = network.names().resolve(target.host());
        } catch (UnknownHostException e) {
            throw new FetchFailed("%s has no address.".formatted(target.host()), null, null);
        }
        boolean loopback = rules.here(target.host()) && addresses.stream().allMatch(InetAddress::isLoopbackAddress);
        if (loopback) {
            return addresses;
        }
        for (InetAddress address : addresses) {
            network.guard().objectionTo(address).ifPresent(objection -> {
                throw new FetchRefused(
                        Reason.ADDRESS, "%s leads to an address of %s.".formatted(target.host(), objection));
            });
        }
        if (!target.tls()) {
            throw new FetchRefused(Reason.SCHEME, "The picture's address isn't encrypted.");
        }
        if (!network.ports().contains(target.port())) {
            throw new FetchRefused(Reason.PORT, "The picture is behind port %d.".formatted(target.port()));
        }
        return addresses;
    }

    private Answer ask(RemoteTarget target, InetAddress address, FetchRules rules, long deadline) {
        try (HttpExchange exchange = HttpExchange.begin(client, request(target, address), rules.mostBytes())) {
            return answer(exchange, target, rules, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailed("The fetch was stopped.", null, e);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address is always an address", e);
        }
    }

    private static RequestOptions request(RemoteTarget target, InetAddress address) throws UnknownHostException {
        // Without the name, so that nothing below can look it up once more.
        InetAddress nameless = InetAddress.getByAddress(address.getAddress());
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(nameless, target.port())))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.request())
                .putHeader("accept", "image/*")
                .putHeader("accept-encoding", "identity")
                .putHeader("user-agent", "Packshot");
    }

    private Answer answer(HttpExchange exchange, RemoteTarget target, FetchRules rules, long deadline)
            throws InterruptedException {
        Buffer body = Buffer.buffer();
        boolean answered = false;
        while (true) {
            switch (next(exchange, target, rules, deadline)) {
                case Event.Head head -> {
                    if (SENDS_ON.contains(head.status())) {
                        return elsewhere(head, target);
                    }
                    check(head, target, rules);
                    answered = true;
                }
                case Event.Piece piece -> body.appendBuffer(piece.bytes());
                case Event.Flood flood -> throw tooLarge(target, rules);
                case Event.Broken broken -> throw broken(broken.cause(), target, answered);
                case Event.End end -> {
                    if (body.length() == 0) {
                        throw new FetchRefused(Reason.EMPTY, "%s sent nothing.".formatted(target.host()));
                    }
                    return new Answer.Picture(body);
                }
            }
        }
    }

    private static Event next(HttpExchange exchange, RemoteTarget target, FetchRules rules, long deadline)
            throws InterruptedException {
        long left = deadline - System.nanoTime();
        Event event =
                left <= 0 ? null : exchange.next(Math.min(left, rules.idle().toNanos()));
        if (event == null) {
            throw new FetchFailed("%s is too slow.".formatted(target.host()), null, null);
        }
        return event;
    }

    private static Answer elsewhere(Event.Head head, RemoteTarget target) {
        List<String> locations = head.headers().getAll("location");
        if (locations.size() != 1) {
            throw new FetchRefused(Reason.REDIRECT, "%s sends on without saying where.".formatted(target.host()));
        }
        return new Answer.Elsewhere(locations.getFirst());
    }

    private static void check(Event.Head head, RemoteTarget target, FetchRules rules) {
        int status = head.status();
        if (ENDED.contains(status)) {
            throw new FetchRefused(Reason.STATUS, "%s doesn't give the picture (%d).".formatted(target.host(), status));
        }
        if (status != 200) {
            throw new FetchFailed("%s answers %d.".formatted(target.host(), status), pause(head.headers()), null);
        }
        String encoding = head.headers().get("content-encoding");
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new FetchRefused(Reason.ENCODING, "%s sends a compressed answer.".formatted(target.host()));
        }
        String length = head.headers().get("content-length");
        // What isn't a number is refused by the reader of the answer; what lies is counted.
        if (length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > rules.mostBytes()) {
            throw tooLarge(target, rules);
        }
    }

    private static @Nullable Duration pause(MultiMap headers) {
        String seconds = headers.get("retry-after");
        if (seconds == null || !seconds.matches("[0-9]{1,9}")) {
            return null;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    private static RuntimeException broken(Throwable cause, RemoteTarget target, boolean answered) {
        for (Throwable deeper = cause; deeper != null; deeper = deeper.getCause()) {
            if (deeper instanceof GeneralSecurityException) {
                return new FetchRefused(Reason.CERTIFICATE, "%s can't prove who it is.".formatted(target.host()));
            }
        }
        var failed = new FetchFailed("The connection to %s broke off.".formatted(target.host()), null, cause);
        return cause instanceof ConnectException && !answered ? new NotConnected(failed) : failed;
    }

    private static FetchRefused tooLarge(RemoteTarget target, FetchRules rules) {
        return new FetchRefused(
                Reason.TOO_LARGE,
                "The picture on %s is larger than %d bytes.".formatted(target.host(), rules.mostBytes()));
    }

    /** Another address of the same name may do. */
    private static final class NotConnected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final FetchFailed failure;

        private NotConnected(FetchFailed failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
