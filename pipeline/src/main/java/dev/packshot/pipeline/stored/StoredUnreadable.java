package dev.packshot.pipeline.stored;

/** What was stored can't be read back: damaged, foreign, or of another build's format. It can be made again. */
public final class StoredUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    StoredUnreadable(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    StoredUnreadable(String what, String remedy, Throwable cause) {
        super(what, cause);
        this.remedy = remedy;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
