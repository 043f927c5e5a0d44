package dev.packshot.engine.work;

/** How much earlier than its turn an item goes. Nothing waits for ever: a turn that is old enough beats any urgency. */
public enum Urgency {
    /** A product that is new: its pictures are what somebody waits for. */
    LAUNCH(3_600),
    ROUTINE(0),
    /** Looking after what is there already. */
    UPKEEP(-600);

    private final int headStart;

    Urgency(int headStart) {
        this.headStart = headStart;
    }

    /** Turns (about seconds) that are added. */
    int headStart() {
        return headStart;
    }
}
