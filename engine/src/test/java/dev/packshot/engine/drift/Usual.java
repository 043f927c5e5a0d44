package dev.packshot.engine.drift;

/** The settings as they are shipped. */
record Usual(int baseline, int firm, int baselinePictures, int pictures) implements DriftSettings {
    static final DriftSettings SETTINGS = new Usual(8, 20, 1000, 30);
}
