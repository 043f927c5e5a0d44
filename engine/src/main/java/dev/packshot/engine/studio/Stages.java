package dev.packshot.engine.studio;

/** Names of the stages that a picture goes through, as they are stored with work items. */
public final class Stages {
    public static final String FETCH = "fetch";
    static final String CUT_OUT = "cut-out";
    static final String RENDER = "render";
    static final String INSPECT = "inspect";
    public static final String DECIDE = "decide";

    /** Plans a publication once all pictures of a listing are decided. */
    public static final String SETTLE = "settle";

    private Stages() {}
}
