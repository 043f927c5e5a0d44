package dev.packshot.sandbox.shopify.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each path of each shop was asked for. Safe for several threads. */
public final class RequestCount {
    private final Map<String, Map<String, LongAdder>> shops = new ConcurrentHashMap<>();

    void count(Call call) {
        shops.computeIfAbsent(call.shop(), unused -> new ConcurrentHashMap<>())
                .computeIfAbsent(call.method() + " " + call.path(), unused -> new LongAdder())
                .increment();
    }

    /** Requests at a shop so far, by method and path below the shop, such as {@code POST /admin/oauth/access_token}. */
    public Map<String, Long> at(String shop) {
        var counts = new TreeMap<String, Long>();
        shops.getOrDefault(shop, Map.of()).forEach((request, count) -> counts.put(request, count.sum()));
        return counts;
    }
}
