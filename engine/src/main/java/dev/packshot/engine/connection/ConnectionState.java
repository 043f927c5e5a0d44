package dev.packshot.engine.connection;

/** Whether a shop is worked for. */
public enum ConnectionState {
    ACTIVE,
    /** Reading goes on, publishing waits: somebody, or the drift alarm, said so. */
    PAUSED,
    /** The consent has ended: everything waits until somebody connects the shop again. */
    NEEDS_SIGN_IN,
    /** No longer ours; its rows stay for the audit. */
    REMOVED
}
