package dev.packshot.engine.work;

/** The queue's rows can't be read or written. */
public final class QueueUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueUnavailable(Throwable cause) {
        super("The work queue can't be reached: is PostgreSQL running?", cause);
    }
}
