package dev.packshot.sandbox.shopify.bulk;

/** A page can't be read, and the operation fails with it. */
public final class BulkReadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final BulkOperation.ErrorCode code;

    /** Says what the operation fails with. */
    public BulkReadException(BulkOperation.ErrorCode code, Throwable cause) {
        super("A page of a bulk operation can't be read: " + code, cause);
        this.code = code;
    }

    BulkOperation.ErrorCode code() {
        return code;
    }
}
