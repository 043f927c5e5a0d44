package dev.packshot.engine.work;

import jakarta.inject.Singleton;
import java.util.UUID;

/** This process among all that share a database: another name at each start, so that a lease never outlives its holder. */
@Singleton
public final class Node {
    private final String name = "node-" + UUID.randomUUID();

    /** Unique for each start. */
    public String name() {
        return name;
    }
}
