package dev.packshot.engine.live;

/** Somebody who is told. Called on one thread at a time, and must never wait. */
public interface LiveReader {
    /** Something happened. */
    void hear(LiveEvent event);

    /** What was missed is gone: read everything anew. */
    void startOver();

    /** Nothing happened, and the line is to stay open. */
    void beat();
}
