package dev.packshot.sandbox.shopify.state;

import dev.packshot.sandbox.shopify.shop.Effects;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what is done to a shop through its interface. */
public final class Tally {
    /** What is counted beside the mutations. */
    public enum Kind {
        UPLOAD,
        CREATED,
        REPLACED,
        DETACHED,
        DELETED
    }

    private final Map<String, Integer> mutations = new TreeMap<>();
    private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);

    /** A mutation changed something. */
    public void mutation(String name) {
        mutations.merge(name, 1, Integer::sum);
    }

    /** Something was done once. */
    public void add(Kind kind) {
        kinds.merge(kind, 1, Integer::sum);
    }

    Effects effects() {
        return new Effects(
                mutations,
                count(Kind.UPLOAD),
                count(Kind.CREATED),
                count(Kind.REPLACED),
                count(Kind.DETACHED),
                count(Kind.DELETED));
    }

    private int count(Kind kind) {
        return kinds.getOrDefault(kind, 0);
    }
}
