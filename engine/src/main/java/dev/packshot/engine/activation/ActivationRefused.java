package dev.packshot.engine.activation;

/** Something would go live that wasn't compared over the reference set. Nothing was changed; the message says what to do. */
public final class ActivationRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String set;

    /**
     * A refusal.
     *
     * @param candidate what was chosen, for people
     * @param set name of the reference set
     */
    public ActivationRefused(String candidate, String set) {
        super(
                "%s wasn't compared over the reference set \"%s\". Compare it first and look at the outcome; an owner may choose it without, and says why."
                        .formatted(candidate, set));
        this.set = set;
    }

    /** Name of the reference set to compare over. */
    public String set() {
        return set;
    }
}
