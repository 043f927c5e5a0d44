package dev.packshot.engine.work;

import java.util.UUID;

/**
 * What is stored with an item, as text: {@code connection urgency data}.
 *
 * @param connection whose share it uses
 * @param urgency kept for what follows from it
 * @param data the item's own
 */
record ItemData(UUID connection, Urgency urgency, String data) {
    static ItemData of(WorkItem item, Urgency urgency) {
        return new ItemData(item.connection(), urgency, item.data());
    }

    static ItemData parse(String text) {
        String[] parts = text.split(" ", 3);
        return new ItemData(UUID.fromString(parts[0]), Urgency.valueOf(parts[1]), parts[2]);
    }

    String text() {
        return connection + " " + urgency + " " + data;
    }
}
