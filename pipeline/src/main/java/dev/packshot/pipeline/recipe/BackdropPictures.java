package dev.packshot.pipeline.recipe;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The pictures that a profile may name as backdrops: beside its file, in a store, or none at all. */
public interface BackdropPictures {
    /** For profiles that lie nowhere: a path in them would mean a file of this machine, whoever wrote it. */
    BackdropPictures NONE = new BackdropPictures() {
        @Override
        public Optional<Backdrop.Picture> find(String name) {
            return Optional.empty();
        }

        @Override
        public String allowed() {
            return "\"white\", \"#rrggbb\" or \"transparent\" (a picture only in a profile that is a file)";
        }
    };

    /**
     * A picture.
     *
     * @param name as the profile writes it: foreign text
     * @return the picture; empty when there is none of that name
     */
    Optional<Backdrop.Picture> find(String name);

    /** What a backdrop may be in such a profile, to be read after "allowed:". */
    String allowed();

    /** Pictures by their paths, as seen from a profile's file. */
    static BackdropPictures beside(Path profile) {
        Path folder = profile.toAbsolutePath().resolveSibling("");
        return new BackdropPictures() {
            @Override
            public Optional<Backdrop.Picture> find(String name) {
                try {
                    Path file = folder.resolve(name).normalize();
                    return Files.isRegularFile(file)
                            ? Optional.of(new Backdrop.Picture(file, Digest.of(Files.readAllBytes(file))))
                            : Optional.empty();
                } catch (InvalidPathException | IOException e) {
                    return Optional.empty();
                }
            }

            @Override
            public String allowed() {
                return ProfileKey.BACKDROP.allowed();
            }
        };
    }
}
