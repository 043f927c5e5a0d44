package dev.packshot.connector;

/** What can be done about a failure. */
public enum Remedy {
    /** Try the same again a little later; nobody is needed. */
    RETRY,
    /** Wait as long as the marketplace asks for. */
    WAIT,
    /** Renew the grant, then try again. */
    REFRESH_GRANT,
    /** Somebody has to connect the shop again. */
    RECONNECT,
    /** The picture or its description has to change. */
    FIX_IMAGE,
    /** Read the listing and plan anew: it isn't what it was. */
    REPLAN,
    /** Leave it: there is nothing left to do it to. */
    SKIP,
    /** A defect of Packshot. */
    REPORT_BUG
}
