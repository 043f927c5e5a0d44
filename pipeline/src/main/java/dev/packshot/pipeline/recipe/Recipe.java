package dev.packshot.pipeline.recipe;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.Platform;
import java.util.List;

/**
 * What is to be made of photographs: one value, so that the same original and the same recipe give the same bytes.
 *
 * @param specs targets, at most one main and one gallery spec for each platform
 * @param look layout and treatment
 */
public record Recipe(List<ImageSpec> specs, Look look) {
    public Recipe {
        specs = List.copyOf(specs);
    }

    /** The targets of a slot. */
    public List<ImageSpec> specs(boolean main) {
        return specs.stream().filter(spec -> spec.main() == main).toList();
    }

    /** The platforms that are served, in the recipe's order. */
    public List<Platform> platforms() {
        return specs.stream().map(ImageSpec::platform).distinct().toList();
    }

    /** Identity of the recipe: equal recipes have equal digests on every machine. */
    public Digest digest() {
        // Records print their components in declaration order; every component is a value.
        return Digest.of(toString());
    }
}
