package dev.packshot.engine.grant;

import java.util.List;

/** A key ring that can't be used. Names the places, never a key. */
public final class MalformedKeyRing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedKeyRing(String from, List<String> problems) {
        super(
                "The key ring in %s can't be used: %s. Give pairs of id:key with 32 bytes in base64, the current one first."
                        .formatted(from, String.join("; ", problems)));
    }
}
