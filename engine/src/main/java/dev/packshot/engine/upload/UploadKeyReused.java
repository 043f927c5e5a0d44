package dev.packshot.engine.upload;

/** The id of another upload was given. */
public final class UploadKeyReused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UploadKeyReused() {
        super("This key was sent with another photograph, or other wishes, before.");
    }
}
