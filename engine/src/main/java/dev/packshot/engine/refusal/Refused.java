package dev.packshot.engine.refusal;

import java.util.List;

/** A request that isn't served. The message is a sentence for the caller and holds no secret. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RefusalType type;
    private final transient List<Violation> violations;

    /** Refuses for one reason. */
    public Refused(RefusalType type, String detail) {
        this(type, detail, List.of());
    }

    private Refused(RefusalType type, String detail, List<Violation> violations) {
        super(detail, null, false, false);
        this.type = type;
        this.violations = List.copyOf(violations);
    }

    /** Refuses values, all at once. */
    public static Refused invalid(List<Violation> violations) {
        return new Refused(RefusalType.INVALID, ProblemDocument.count(violations), violations);
    }

    /** Refuses one value. */
    public static Refused invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /**
     * Refuses to look for what isn't there.
     *
     * @param what such as {@code listing}
     */
    public static Refused missing(String what, Object id) {
        return new Refused(RefusalType.NOT_FOUND, "There is no %s %s.".formatted(what, id));
    }

    /** What it is answered with. */
    public ProblemDocument document() {
        return ProblemDocument.of(type, String.valueOf(getMessage()), violations);
    }
}
