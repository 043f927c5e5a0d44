package dev.packshot.engine.media.store;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where pictures are kept, and for how long after nobody needs them. Public, since its validation reads it from elsewhere. */
@ConfigMapping(prefix = "packshot.media")
public interface MediaSettings {
    /** {@code disk} or {@code s3}. */
    @WithDefault("disk")
    Kind store();

    /** Folder of the disk store; {@code media} in the data folder unless given. */
    Optional<Path> folder();

    /** Most bytes of all pictures in the disk store, such as {@code 200G}; no limit unless given. */
    Optional<MemorySize> most();

    /** Bytes of the disk that stay free for others. */
    @WithDefault("256M")
    MemorySize leaveFree();

    /** How long a picture must have been kept by nobody before it is let go. */
    @WithDefault("24h")
    Duration grace();

    /** The bucket of the S3 store. */
    S3 s3();

    /** Which store. */
    enum Kind {
        DISK,
        S3
    }

    /** An S3-compatible bucket. */
    interface S3 {
        /** Where it is, such as {@code https://s3.example.com}; Amazon's own unless given. */
        Optional<URI> endpoint();

        /** Region that calls are signed for. */
        @WithDefault("us-east-1")
        String region();

        /** The bucket, which must be there. */
        Optional<String> bucket();

        /** What the names of all pictures begin with. */
        @WithDefault("packshot/")
        String prefix();

        /** Name of the key. */
        Optional<String> accessKey();

        /** The key itself. */
        Optional<String> secretKey();

        /** Whether the bucket stands in the path instead of the host name, as most servers other than Amazon's want it. */
        @WithName("path-style")
        @WithDefault("false")
        boolean pathStyle();
    }
}
