package dev.packshot.pipeline.refine.cut;

/** A double-ended queue of whole numbers in one array. */
final class IntRing {
    private final int[] items;
    private int first;
    private int count;

    IntRing(int capacity) {
        items = new int[Math.max(1, capacity)];
    }

    boolean isEmpty() {
        return count == 0;
    }

    void addLast(int item) {
        int at = first + count++;
        items[at >= items.length ? at - items.length : at] = item;
    }

    void addFirst(int item) {
        first = first == 0 ? items.length - 1 : first - 1;
        items[first] = item;
        count++;
    }

    int peek() {
        return items[first];
    }

    int poll() {
        int item = items[first];
        first = first + 1 == items.length ? 0 : first + 1;
        count--;
        return item;
    }
}
