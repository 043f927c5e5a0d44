package dev.packshot.engine.work;

import dev.packshot.connector.Remedy;

/** Trying again wouldn't help: the item goes to the problems at once. */
public final class NeedsPerson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Remedy remedy;

    /**
     * A failure for a person.
     *
     * @param sentence what happened and what to do, for the merchant
     * @param remedy which button helps
     */
    public NeedsPerson(String sentence, Remedy remedy) {
        super(sentence, null, false, false);
        this.remedy = remedy;
    }

    /** Which button helps. */
    public Remedy remedy() {
        return remedy;
    }
}
