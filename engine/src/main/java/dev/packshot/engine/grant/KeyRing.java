package dev.packshot.engine.grant;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The installation's keys by id: the current one seals, all of them open. Prints ids only. */
public final class KeyRing {
    private static final int KEY_BYTES = 32;

    private final Map<String, SecretKey> keys;
    private final String current;

    private KeyRing(Map<String, SecretKey> keys, String current) {
        this.keys = keys;
        this.current = current;
    }

    /**
     * Reads {@code id:key} pairs, the current one first, divided by commas or line ends; a key is 32 bytes in base64.
     * Lines that begin with {@code #} are passed over.
     *
     * @param from where it stands, for people
     * @throws MalformedKeyRing naming everything that is wrong, and no key
     */
    public static KeyRing parse(String text, String from) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        List<String> entries = text.lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        for (int i = 0; i < entries.size(); i++) {
            read(entries.get(i), i + 1, keys).ifPresent(problems::add);
        }
        if (entries.isEmpty()) {
            problems.add("it holds no key");
        }
        if (!problems.isEmpty()) {
            throw new MalformedKeyRing(from, problems);
        }
        return new KeyRing(keys, keys.keySet().iterator().next());
    }

    private static Optional<String> read(String entry, int number, Map<String, SecretKey> keys) {
        int colon = entry.indexOf(':');
        String id = colon < 0 ? "" : entry.substring(0, colon);
        if (!id.matches("[A-Za-z0-9_-]{1,32}")) {
            return Optional.of(
                    "entry %d doesn't begin with an id of letters, digits, - and _, then a colon".formatted(number));
        }
        if (keys.containsKey(id)) {
            return Optional.of("the id of entry %d is given twice".formatted(number));
        }
        try {
            byte[] key = Base64.getDecoder().decode(entry.substring(colon + 1));
            if (key.length != KEY_BYTES) {
                return Optional.of("the key of entry %d has %d bytes instead of 32".formatted(number, key.length));
            }
            keys.put(id, new SecretKeySpec(key, "AES"));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("the key of entry %d isn't base64".formatted(number));
        }
    }

    /** Id of the key that seals. */
    public String current() {
        return current;
    }

    /**
     * A key for another purpose than sealing, drawn from one of the ring; empty when the ring has no such key.
     *
     * @param id of the ring's key
     * @param purpose what it is for, such as {@code rendition-links}
     */
    public Optional<SecretKey> derived(String id, String purpose) {
        return key(id).map(key -> {
            // One step of HKDF (RFC 5869 2.3): the ring's keys are uniformly random already.
            byte[] info = ("packshot " + purpose + '\u0001').getBytes(StandardCharsets.UTF_8);
            return new SecretKeySpec(hmac(key, info), "HmacSHA256");
        });
    }

    Optional<SecretKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    private static byte[] hmac(SecretKey key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
