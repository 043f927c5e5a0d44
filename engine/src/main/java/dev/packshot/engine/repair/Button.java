package dev.packshot.engine.repair;

/** What a person can do about a problem with one click. */
public enum Button {
    /** The same once more. */
    RETRY,
    /** Look whether the shop answers again, and let everything of it go on. */
    RECONNECT,
    /** Put the originals of the listing back. */
    RESTORE,
    /** Leave it as it is. */
    SKIP
}
