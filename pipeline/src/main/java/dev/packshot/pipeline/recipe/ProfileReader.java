package dev.packshot.pipeline.recipe;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Shadow;
import dev.packshot.pipeline.recipe.Profile.Slots;
import dev.packshot.pipeline.recipe.Profile.Wish;
import dev.packshot.pipeline.recipe.ProfileInvalid.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one profile and gathers everything that is wrong with it. Used once. */
final class ProfileReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int LONGEST_QUOTE = 80;

    private final String name;
    private final BackdropPictures pictures;
    private final ImageSpecs shipped;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Wish> wishes = new ArrayList<>();

    ProfileReader(String name, BackdropPictures pictures, ImageSpecs shipped) {
        this.name = name;
        this.pictures = pictures;
        this.shipped = shipped;
    }

    Profile read(String json) {
        JsonNode root = parsed(json);
        if (objectAt("", root)) {
            refuseUnknown("", root, Stream.of("look", "every", "platforms"));
        }
        Look look = look(root.path("look"));
        target("every", root.path("every"), shipped.platforms());
        platforms(root.path("platforms"));
        Profile profile = new Profile(look, wishes);
        if (problems.isEmpty()) {
            contradictions(profile);
        }
        if (!problems.isEmpty()) {
            throw new ProfileInvalid(name, problems);
        }
        return profile;
    }

    private JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
            throw new ProfileInvalid(
                    name,
                    List.of(new Problem(
                            "",
                            "not readable: " + e.getOriginalMessage() + where,
                            "JSON, with // and /* */ comments and trailing commas")));
        }
    }

    private Look look(JsonNode look) {
        if (objectAt("look", look)) {
            refuseUnknown(
                    "look",
                    look,
                    Stream.of(ProfileKey.values()).filter(ProfileKey::ofLook).map(ProfileKey::key));
        }
        Look usual = Look.DEFAULT;
        return new Look(
                value("look", look, ProfileKey.CENTRE, v -> ProfileValues.choice(v, Look.Centre.values()))
                        .orElse(usual.centre()),
                value("look", look, ProfileKey.STRAIGHTEN, ProfileValues::flag).orElse(usual.straighten()),
                value("look", look, ProfileKey.SAME_SCALE, ProfileValues::flag).orElse(usual.sameScale()),
                value("look", look, ProfileKey.LIGHT, v -> ProfileValues.choice(v, Look.Light.values()))
                        .orElse(usual.light()),
                value("look", look, ProfileKey.SHARPENING, v -> ProfileValues.number(v, 0, 2))
                        .orElse(usual.sharpening()));
    }

    private void platforms(JsonNode platforms) {
        if (!objectAt("platforms", platforms)) {
            return;
        }
        refuseUnknown("platforms", platforms, shipped.platforms().stream().map(Platform::id));
        for (Platform platform : shipped.platforms()) {
            target("platforms." + platform.id(), platforms.path(platform.id()), List.of(platform));
        }
    }

    /** Wishes for both slots, then those for one of them. */
    private void target(String path, JsonNode target, List<Platform> platforms) {
        if (!objectAt(path, target)) {
            return;
        }
        refuseUnknown(path, target, Stream.concat(specKeys(), Stream.of("main", "gallery")));
        wishes.add(new Wish(platforms, Slots.BOTH, change(path, target)));
        slot(path + ".main", target.path("main"), platforms, Slots.MAIN);
        slot(path + ".gallery", target.path("gallery"), platforms, Slots.GALLERY);
    }

    private void slot(String path, JsonNode slot, List<Platform> platforms, Slots slots) {
        if (objectAt(path, slot)) {
            refuseUnknown(path, slot, specKeys());
            wishes.add(new Wish(platforms, slots, change(path, slot)));
        }
    }

    private static Stream<String> specKeys() {
        return Stream.of(ProfileKey.values()).filter(key -> !key.ofLook()).map(ProfileKey::key);
    }

    private SpecChange change(String path, JsonNode at) {
        if (at.has(ProfileKey.FILL.key()) && at.has(ProfileKey.MARGIN.key())) {
            problems.add(new Problem(path, "giving both a fill and a margin", "one of them"));
        }
        return new SpecChange(
                value(path, at, ProfileKey.BACKDROP, pictures.allowed(), v -> ProfileValues.backdrop(v, pictures)),
                value(path, at, ProfileKey.SHADOW, v -> ProfileValues.choice(v, Shadow.values())),
                value(path, at, ProfileKey.FILL, ProfileValues::fill)
                        .or(() -> value(path, at, ProfileKey.MARGIN, ProfileValues::margin)),
                value(
                        path,
                        at,
                        ProfileKey.FORMAT,
                        v -> ProfileValues.choice(v, MediaType.JPEG, MediaType.PNG, MediaType.WEBP, MediaType.AVIF)),
                value(path, at, ProfileKey.QUALITY, v -> ProfileValues.whole(v, 1, 100)),
                value(path, at, ProfileKey.LOWEST_QUALITY, v -> ProfileValues.whole(v, 1, 100)),
                value(path, at, ProfileKey.CANVAS, ProfileValues::canvas),
                value(path, at, ProfileKey.SMALLEST_SIDE, ProfileValues::side),
                value(path, at, ProfileKey.MAX_BYTES, ProfileValues::bytes));
    }

    private <T> Optional<T> value(String path, JsonNode at, ProfileKey key, Function<JsonNode, Optional<T>> reading) {
        return value(path, at, key, key.allowed(), reading);
    }

    private <T> Optional<T> value(
            String path, JsonNode at, ProfileKey key, String allowed, Function<JsonNode, Optional<T>> reading) {
        JsonNode value = at.path(key.key());
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        Optional<T> read = reading.apply(value);
        if (read.isEmpty()) {
            problems.add(new Problem(path + "." + key.key(), quoted(value), allowed));
        }
        return read;
    }

    /** Whether there is an object; anything else but nothing is a problem. */
    private boolean objectAt(String path, JsonNode node) {
        if (!node.isObject() && !(node instanceof MissingNode && !path.isEmpty())) {
            problems.add(new Problem(path, quoted(node), "an object, { … }"));
        }
        return node.isObject();
    }

    private void refuseUnknown(String path, JsonNode object, Stream<String> known) {
        List<String> keys = known.toList();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!keys.contains(field.getKey())) {
                String key = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                problems.add(new Problem(key, "an unknown key", keys.stream().collect(Collectors.joining(", "))));
            }
        }
    }

    /** Each value may be right and still not go with another, the shipped one included. */
    private void contradictions(Profile profile) {
        for (Platform platform : shipped.platforms()) {
            for (ImageSpec spec : shipped.of(platform)) {
                try {
                    profile.wished(spec);
                } catch (IllegalArgumentException e) {
                    problems.add(new Problem(
                            "platforms.%s.%s".formatted(platform, spec.main() ? "main" : "gallery"),
                            "contradictory",
                            String.valueOf(e.getMessage())));
                }
            }
        }
    }

    private static String quoted(JsonNode value) {
        String text = value.isMissingNode() ? "empty" : value.toString();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
