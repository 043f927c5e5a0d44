package dev.packshot.sandbox.shopify.mutation;

import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.picture.FileName;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.state.ShopState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A new picture as a mutation's input names it. */
final class PictureInput {
    private static final int LONGEST_SOURCE = 2_048;

    private final Map<String, Object> input;
    private final List<String> path;

    PictureInput(Map<String, Object> input, List<String> path) {
        this.input = input;
        this.path = path;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable((String) input.get(name));
    }

    String altText() {
        return text("alt").orElse("");
    }

    /** Where it comes from, if that is an address. */
    Optional<URI> source() {
        return text("originalSource").flatMap(PictureInput::address);
    }

    /** What it will be called: as wished, else as its source is. */
    Optional<FileName> name() {
        return text("filename").isPresent() ? text("filename").flatMap(FileName::of) : source().flatMap(FileName::of);
    }

    /** What speaks against it before anything is fetched. */
    List<Refusal> refusals(ShopState state) {
        var refusals = new ArrayList<Refusal>();
        if (source().isEmpty()) {
            refusals.add(
                    refusal("INVALID_IMAGE_SOURCE_URL", "originalSource", "The source is no address of a picture"));
        } else if (name().isEmpty()) {
            refusals.add(refusal("INVALID_FILENAME", "filename", "The name of the file has no extension"));
        }
        longAltText().ifPresent(refusals::add);
        trapped(state).ifPresent(refusals::add);
        return refusals;
    }

    Optional<Refusal> longAltText() {
        return altText().length() > MediaFile.LONGEST_ALT_TEXT
                ? Optional.of(refusal("ALT_VALUE_LIMIT_EXCEEDED", "alt", "The alt text has more than 512 characters"))
                : Optional.empty();
    }

    Optional<Refusal> trapped(ShopState state) {
        if (state.has(Trap.REFUSES_PICTURES)) {
            return Optional.of(refusal("UNACCEPTABLE_ASSET", "originalSource", state.words()));
        }
        return state.has(Trap.TRIAL_SHOP)
                ? Optional.of(
                        refusal("UNACCEPTABLE_TRIAL_ASSET", "originalSource", "A shop on trial can't have this file"))
                : Optional.empty();
    }

    Refusal refusal(String code, String field, String message) {
        var full = new ArrayList<>(path);
        full.add(field);
        return new Refusal(code, full, message);
    }

    private static Optional<URI> address(String text) {
        if (text.isEmpty() || text.length() > LONGEST_SOURCE) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(text);
            return address.getHost() != null && List.of("http", "https").contains(String.valueOf(address.getScheme()))
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
