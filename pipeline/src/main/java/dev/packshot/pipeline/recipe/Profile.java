package dev.packshot.pipeline.recipe;

import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A seller's own wishes over the shipped targets: look, and per platform and slot the backdrop, shadow, fill, format
 * and so on. Wishes that break a marketplace's rule are followed: the inspection of the outcome says so.
 */
public final class Profile {
    private final Look look;
    private final List<Wish> wishes;

    Profile(Look look, List<Wish> wishes) {
        this.look = look;
        this.wishes = List.copyOf(wishes);
    }

    /**
     * A change and where it applies. Later wishes win over earlier ones.
     *
     * @param platforms whose targets
     * @param slots which of them
     * @param change what changes
     */
    record Wish(List<Platform> platforms, Slots slots, SpecChange change) {
        boolean concerns(ImageSpec spec) {
            return platforms.contains(spec.platform()) && slots.contain(spec.main());
        }
    }

    /** The slots that a wish is for. */
    enum Slots {
        BOTH,
        MAIN,
        GALLERY;

        boolean contain(boolean main) {
            return switch (this) {
                case BOTH -> true;
                case MAIN -> main;
                case GALLERY -> !main;
            };
        }
    }

    /** The profile of somebody who has no wishes. */
    public static Profile none() {
        return new Profile(Look.DEFAULT, List.of());
    }

    /**
     * Reads a profile: JSON in which comments and trailing commas are allowed. Pictures are looked for beside it.
     *
     * @throws ProfileInvalid when anything in it can't be followed: all of it at once
     * @throws UncheckedIOException when the file can't be read
     */
    public static Profile read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file), BackdropPictures.beside(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The profile " + file + " can't be read", e);
        }
    }

    /**
     * Reads a profile that isn't a file. A picture as backdrop is refused in it.
     *
     * @param name what messages call it
     * @param json as for {@link #read}
     * @throws ProfileInvalid when anything in it can't be followed: all of it at once
     */
    public static Profile parse(String name, String json) {
        return parse(name, json, BackdropPictures.NONE);
    }

    /**
     * Reads a profile that isn't a file.
     *
     * @param name what messages call it
     * @param json as for {@link #read}
     * @param pictures which pictures it may name as backdrops
     * @throws ProfileInvalid when anything in it can't be followed: all of it at once
     */
    public static Profile parse(String name, String json, BackdropPictures pictures) {
        return new ProfileReader(name, pictures, ImageSpecs.shipped()).read(json);
    }

    /**
     * The recipe for some platforms.
     *
     * @throws UnknownPlatform when one of them has no targets
     */
    public Recipe recipe(List<Platform> platforms) {
        ImageSpecs shipped = ImageSpecs.shipped();
        List<ImageSpec> specs = new ArrayList<>();
        for (Platform platform : platforms) {
            for (ImageSpec spec : shipped.of(platform)) {
                specs.add(wished(spec));
            }
        }
        return new Recipe(specs, look);
    }

    /** A target as this profile wants it. */
    ImageSpec wished(ImageSpec spec) {
        SpecChange change = SpecChange.NOTHING;
        for (Wish wish : wishes) {
            if (wish.concerns(spec)) {
                change = change.then(wish.change());
            }
        }
        return change.applied(spec);
    }
}
