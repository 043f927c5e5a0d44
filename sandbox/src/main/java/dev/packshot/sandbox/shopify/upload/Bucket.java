package dev.packshot.sandbox.shopify.upload;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Files by their address. Guarded by itself. */
final class Bucket {
    /** Files that stay after their first use, since a mutation may be sent again. */
    private static final int USED = 64;

    private final Map<URI, byte[]> unused = new HashMap<>();
    private final Map<URI, byte[]> used = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, byte[]> eldest) {
            return size() > USED;
        }
    };

    synchronized void put(URI address, byte[] bytes) {
        used.remove(address);
        unused.put(address, bytes);
    }

    synchronized Optional<byte[]> use(URI address) {
        byte[] fresh = unused.remove(address);
        if (fresh != null) {
            used.put(address, fresh);
        }
        return Optional.ofNullable(used.get(address));
    }
}
