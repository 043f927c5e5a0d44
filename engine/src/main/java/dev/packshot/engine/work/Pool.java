package dev.packshot.engine.work;

/** Where an item runs. Pictures and marketplaces have queues of their own, so that neither waits for the other. */
public enum Pool {
    /** Platform threads, one for each core: native pixel code would pin virtual ones. */
    CPU("work_cpu"),
    /** Virtual threads: they wait for others most of the time. */
    IO("work_io");

    private final String table;

    Pool(String table) {
        this.table = table;
    }

    /** The queue's table. */
    String table() {
        return table;
    }
}
