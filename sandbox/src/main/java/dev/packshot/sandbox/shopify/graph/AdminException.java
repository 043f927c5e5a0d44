package dev.packshot.sandbox.shopify.graph;

import java.util.LinkedHashMap;
import java.util.Map;

/** A field that can't be answered: becomes an error of the answer, with the field's path. */
public final class AdminException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Something that the sandbox doesn't model. No such code is Shopify's. */
    public static final String NOT_MODELLED = "NOT_MODELLED";

    private final String code;
    private final Map<String, String> more;

    /**
     * Thrown by whoever answers a field.
     *
     * @param code of {@code extensions}, may be empty
     */
    public AdminException(String code, String message) {
        this(code, message, Map.of());
    }

    private AdminException(String code, String message, Map<String, String> more) {
        super(message);
        this.code = code;
        this.more = Map.copyOf(more);
    }

    /** The token's scopes don't suffice. */
    public static AdminException denied(String field, String scope) {
        String required = "`" + scope + "` access scope.";
        return new AdminException(
                "ACCESS_DENIED",
                "Access denied for " + field + " field. Required access: " + required,
                Map.of("requiredAccess", required));
    }

    /** Shopify may have it; the sandbox doesn't. */
    public static AdminException notModelled(String what) {
        return new AdminException(NOT_MODELLED, "This sandbox has not modelled " + what);
    }

    /** The {@code extensions} of the error. */
    public Map<String, Object> extensions() {
        var all = new LinkedHashMap<String, Object>(more);
        if (!code.isEmpty()) {
            all.put("code", code);
        }
        return all;
    }
}
