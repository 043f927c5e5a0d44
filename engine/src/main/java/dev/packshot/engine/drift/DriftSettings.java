package dev.packshot.engine.drift;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a chart may judge. Public, since its validation reads it from elsewhere. */
@ConfigMapping(prefix = "packshot.drift")
public interface DriftSettings {
    /** Batches that a baseline consists of at least before anything is judged by it. */
    @WithDefault("8")
    int baseline();

    /** Batches after which a baseline grows no further and is never moved again. */
    @WithDefault("20")
    int firm();

    /** Pictures that a baseline consists of at least, over all its batches. */
    @WithDefault("1000")
    int baselinePictures();

    /** Pictures of one network and profile in a batch below which it says nothing. */
    @WithDefault("30")
    int pictures();
}
