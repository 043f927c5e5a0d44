package dev.packshot.sandbox.shopify.bulk;

import dev.packshot.catalog.Digest;
import dev.packshot.sandbox.shopify.http.Answer;
import dev.packshot.sandbox.shopify.http.Call;
import dev.packshot.sandbox.shopify.http.Door;
import dev.packshot.sandbox.shopify.http.Query;
import dev.packshot.sandbox.shopify.identity.Signature;
import dev.packshot.sandbox.shopify.shop.Gid;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Results of bulk operations, at signed addresses that hold for seven days. Guarded by itself. */
public final class BulkFiles implements Door {
    private static final String PATH = "/bulk-operation-outputs/";
    private static final Duration HOLDS = Duration.ofDays(7);

    /** Results of so many operations are kept; of a large shop each takes tens of megabytes. */
    private static final int MOST = 32;

    private final URI base;
    private final String key;
    private final Clock clock;
    private final Map<String, byte[]> files = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST;
        }
    };

    /**
     * No results yet.
     *
     * @param base where the sandbox listens, without a slash at the end
     * @param key to sign addresses with
     */
    public BulkFiles(URI base, String key, Clock clock) {
        this.base = base;
        this.key = key;
        this.clock = clock;
    }

    /** Keeps a result; empty when it is an empty one, which has no address. */
    Optional<URI> keep(String shop, Gid operation, byte[] lines) {
        if (lines.length == 0) {
            return Optional.empty();
        }
        String path = PATH + "bulk-" + operation.number() + ".jsonl";
        long until = clock.instant().plus(HOLDS).getEpochSecond();
        synchronized (files) {
            files.put(shop + path, lines);
        }
        var query = new LinkedHashMap<String, String>();
        query.put("Expires", Long.toString(until));
        query.put("Signature", signature(shop, path, Long.toString(until)));
        query.put("response-content-type", "application/jsonl");
        return Optional.of(URI.create(base + "/" + shop + path + "?" + Signature.form(query)));
    }

    @Override
    public Optional<Answer> answer(Call call) {
        if (!call.path().startsWith(PATH)) {
            return Optional.empty();
        }
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            return Optional.of(Answer.empty(405).with("Allow", "GET, HEAD"));
        }
        Map<String, String> query = Query.decoded(call.query());
        String until = query.getOrDefault("Expires", "");
        if (!signature(call.shop(), call.path(), until).equals(query.get("Signature"))) {
            return Optional.of(refused(403, "SignatureDoesNotMatch"));
        }
        if (clock.instant().getEpochSecond() >= Long.parseLong(until)) {
            return Optional.of(refused(400, "ExpiredToken"));
        }
        Optional<byte[]> file;
        synchronized (files) {
            file = Optional.ofNullable(files.get(call.shop() + call.path()));
        }
        return Optional.of(file.map(bytes -> part(call, bytes)).orElseGet(() -> refused(404, "NoSuchKey")));
    }

    private static Answer part(Call call, byte[] bytes) {
        String tag = "\"" + Digest.of(bytes).hex().substring(0, 32) + "\"";
        if (call.header("If-None-Match").filter(tag::equals).isPresent()) {
            return Answer.empty(304).with("ETag", tag);
        }
        String range = call.header("Range").orElse("");
        boolean same = call.header("If-Range").map(tag::equals).orElse(true);
        if (!ByteRange.asked(range) || !same) {
            return jsonl(200, bytes, tag);
        }
        return ByteRange.of(range, bytes.length)
                .map(asked -> jsonl(206, Arrays.copyOfRange(bytes, asked.from(), asked.to()), tag)
                        .with("Content-Range", asked.header(bytes.length)))
                .orElseGet(() -> Answer.empty(416).with("Content-Range", "bytes */" + bytes.length));
    }

    private static Answer jsonl(int status, byte[] bytes, String tag) {
        return Answer.of(status, "application/jsonl", bytes).with("ETag", tag).with("Accept-Ranges", "bytes");
    }

    private String signature(String shop, String path, String until) {
        return Signature.hex(key, shop + path + "\n" + until);
    }

    private static Answer refused(int status, String code) {
        return Answer.of(
                status,
                "application/xml; charset=UTF-8",
                "<Error><Code>%s</Code></Error>".formatted(code).getBytes(StandardCharsets.UTF_8));
    }
}
