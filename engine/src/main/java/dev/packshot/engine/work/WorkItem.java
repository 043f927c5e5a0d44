package dev.packshot.engine.work;

import java.util.UUID;

/**
 * Something to be done, once for each stage and id.
 *
 * @param stage which {@link Worker} does it
 * @param id names the row that it is about, at most 200 characters
 * @param connection whose share of the machines it uses
 * @param data what the row doesn't say, may be empty
 */
public record WorkItem(String stage, String id, UUID connection, String data) {
    private static final int LONGEST = 200;

    public WorkItem {
        if (id.isBlank() || id.length() > LONGEST) {
            throw new IllegalArgumentException("A work item has an id of 1 to %d characters".formatted(LONGEST));
        }
    }

    /** An item whose row says everything. */
    public static WorkItem of(String stage, UUID row, UUID connection) {
        return new WorkItem(stage, row.toString(), connection, "");
    }

    /** The row that it is about, where its id is one. */
    public UUID row() {
        return UUID.fromString(id.length() > 36 ? id.substring(0, 36) : id);
    }
}
