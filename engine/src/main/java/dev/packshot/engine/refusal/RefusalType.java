package dev.packshot.engine.refusal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kinds of refusal. A client may rely on {@link #uri} and {@link #status}; sentences may change. */
public enum RefusalType {
    INVALID(400, "Values that can't be taken", "Correct every value that is listed, and send it again."),
    UNREADABLE(400, "A body that can't be read", "Send JSON as the OpenAPI document says."),
    UNAUTHENTICATED(401, "Not signed in", "Sign in, or send an API key that holds."),
    WRONG_PASSWORD(403, "Wrong password", "Give the present password."),
    FORBIDDEN(403, "Not allowed", "Ask an owner for the role that this needs."),
    CROSS_SITE(
            403,
            "Sent from another site",
            "Use the console at this server's own address; behind a proxy, let it pass the Host header on."),
    NOT_FOUND(404, "Not there", "Look it up in its list; it may have been removed."),
    METHOD_NOT_ALLOWED(405, "Not with this method", "Use a method that the OpenAPI document names for this path."),
    NOT_ACCEPTABLE(406, "Not in this form", "Accept application/json."),
    CONFLICT(409, "Not in its present state", "Read it again, and decide anew."),
    TAKEN(409, "The name is in use", "Choose another name."),
    LAST_OWNER(409, "The last owner", "Make another account an owner first."),
    DECIDED(409, "Somebody else has decided", "Read the decision; nothing is left to do."),
    CHANGED(412, "Changed meanwhile", "Read it again, and send your change with the new ETag."),
    TOO_LARGE(413, "Too large", "Send less at a time."),
    UNSUPPORTED_MEDIA_TYPE(415, "Not this type of content", "Send the type that the OpenAPI document names."),
    KEY_REUSED(422, "The idempotency key belongs to another request", "Give each new request a key of its own."),
    ETAG_NEEDED(428, "Which version is meant?", "Read it first, and send its ETag as If-Match."),
    TOO_MANY(429, "Too often", "Wait as long as Retry-After says."),
    BROKEN(500, "A defect of Packshot", "Try it again; if it stays, report it with the reference."),
    MARKETPLACE(502, "The marketplace didn't do it", "See the detail; the connection's own page says more."),
    UNAVAILABLE(503, "Not now", "Try it again in a moment."),
    UNREACHABLE(
            503,
            "Not reachable from outside",
            "Set PACKSHOT_PUBLIC_URL to the https address of this server, and start it again.");

    private final int status;
    private final String title;
    private final String remedy;

    RefusalType(int status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    /** Stable name of the kind. */
    public String uri() {
        return "urn:packshot:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** HTTP status, 400 to 599. */
    public int status() {
        return status;
    }

    /** What it is, in a few words. */
    public String title() {
        return title;
    }

    /** What helps in general. */
    public String remedy() {
        return remedy;
    }

    /** The general kind of a status that something other than Packshot's own code chose. */
    public static Optional<RefusalType> ofStatus(int status) {
        return switch (status) {
            case 400 -> Optional.of(UNREADABLE);
            case 403 -> Optional.of(FORBIDDEN);
            case 409 -> Optional.of(CONFLICT);
            default ->
                Arrays.stream(values()).filter(type -> type.status == status).findFirst();
        };
    }
}
