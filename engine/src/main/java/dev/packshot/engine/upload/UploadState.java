package dev.packshot.engine.upload;

/** How far an upload has come. */
public enum UploadState {
    WAITING,
    /** Its set can be had. */
    DONE,
    /** Nothing can be made of the photograph. */
    REFUSED
}
