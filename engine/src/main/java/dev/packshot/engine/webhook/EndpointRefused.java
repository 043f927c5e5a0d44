package dev.packshot.engine.webhook;

/** An endpoint that can't be kept as it is wished. */
public final class EndpointRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    EndpointRefused(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Which value can't be taken. */
    public String field() {
        return field;
    }
}
