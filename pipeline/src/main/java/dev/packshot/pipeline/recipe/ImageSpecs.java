package dev.packshot.pipeline.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Rgb;
import dev.packshot.catalog.Shadow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The targets that Packshot ships for each platform, from {@code specs/image-specs.json}, where each one says why it is
 * as it is.
 */
public final class ImageSpecs {
    private static final String SHIPPED = "/specs/image-specs.json";

    private final Map<Platform, List<ImageSpec>> byPlatform;

    private ImageSpecs(Map<Platform, List<ImageSpec>> byPlatform) {
        this.byPlatform = byPlatform;
    }

    /** Reads the shipped targets. */
    public static ImageSpecs shipped() {
        Map<Platform, List<ImageSpec>> specs = new LinkedHashMap<>();
        try (InputStream file = ImageSpecs.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException(SHIPPED + " is missing from the build");
            }
            for (Map.Entry<String, JsonNode> platform :
                    new ObjectMapper().readTree(file).properties()) {
                Platform id = new Platform(platform.getKey());
                specs.put(
                        id,
                        List.of(
                                spec(id, true, platform.getValue().required("main")),
                                spec(id, false, platform.getValue().required("gallery"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ImageSpecs(specs);
    }

    /** The platforms that there are targets for, in the order of the file. */
    public List<Platform> platforms() {
        return new ArrayList<>(byPlatform.keySet());
    }

    /**
     * The targets of a platform: main, then gallery.
     *
     * @throws UnknownPlatform when there are none
     */
    public List<ImageSpec> of(Platform platform) {
        return Optional.ofNullable(byPlatform.get(platform))
                .orElseThrow(() -> new UnknownPlatform(platform, platforms()));
    }

    private static ImageSpec spec(Platform platform, boolean main, JsonNode json) {
        String backdrop = json.required("backdrop").asText();
        return new ImageSpec(
                platform,
                main,
                PixelSize.square(json.required("canvas").asInt()),
                json.required("smallestSide").asInt(),
                json.required("fill").asDouble(),
                backdrop.equals("white") ? Backdrop.WHITE : new Backdrop.Colour(Rgb.parse(backdrop)),
                Shadow.valueOf(json.required("shadow").asText().toUpperCase(Locale.ROOT)),
                MediaType.valueOf(json.required("format").asText().toUpperCase(Locale.ROOT)),
                json.required("quality").asInt(),
                json.required("lowestQuality").asInt(),
                json.required("maxBytes").asLong());
    }
}
