package dev.packshot.pipeline.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Rgb;
import dev.packshot.pipeline.recipe.SpecChange.Fill;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the values of a profile are written. Each method gives empty for what it doesn't take. */
final class ProfileValues {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?) ?%");
    private static final Pattern PIXELS = Pattern.compile("(\\d{1,5}) ?px");
    private static final Pattern SIDES = Pattern.compile("(\\d{2,5}) ?[x×] ?(\\d{2,5})");
    private static final Pattern BYTES = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?) ?([kM])B");
    private static final int SMALLEST = 16;
    private static final int LARGEST = 10_000;

    private ProfileValues() {}

    static Optional<Boolean> flag(JsonNode value) {
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    static Optional<Double> number(JsonNode value, double least, double most) {
        return Optional.of(value)
                .filter(JsonNode::isNumber)
                .map(JsonNode::doubleValue)
                .filter(number -> number >= least && number <= most);
    }

    static Optional<Integer> whole(JsonNode value, int least, int most) {
        return Optional.of(value)
                .filter(JsonNode::canConvertToInt)
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::intValue)
                .filter(number -> number >= least && number <= most);
    }

    /** A constant by its lower-case name. */
    @SafeVarargs
    static <E extends Enum<E>> Optional<E> choice(JsonNode value, E... allowed) {
        for (E constant : allowed) {
            if (value.isTextual() && constant.name().toLowerCase(Locale.ROOT).equals(value.textValue())) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    static Optional<PixelSize> canvas(JsonNode value) {
        Optional<PixelSize> square = whole(value, SMALLEST, LARGEST).map(PixelSize::square);
        Matcher sides = SIDES.matcher(value.asText());
        return square.isPresent() || !value.isTextual() || !sides.matches()
                ? square
                : Optional.of(new PixelSize(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2))))
                        .filter(size -> size.shortest() >= SMALLEST && size.longest() <= LARGEST);
    }

    static Optional<Integer> side(JsonNode value) {
        return whole(value, SMALLEST, LARGEST);
    }

    static Optional<Long> bytes(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0) {
            return Optional.of(value.longValue());
        }
        Matcher text = BYTES.matcher(value.asText());
        return value.isTextual() && text.matches()
                ? Optional.of(Math.round(Double.parseDouble(text.group(1))
                                * (text.group(2).equals("k") ? 1e3 : 1e6)))
                        .filter(bytes -> bytes > 0)
                : Optional.empty();
    }

    static Optional<Fill> fill(JsonNode value) {
        return ratio(value).filter(ratio -> ratio > 0 && ratio <= 1).map(Fill.Ratio::new);
    }

    static Optional<Fill> margin(JsonNode value) {
        Matcher pixels = PIXELS.matcher(value.asText());
        if (value.isTextual() && pixels.matches()) {
            return Optional.of(new Fill.Margin(Integer.parseInt(pixels.group(1))));
        }
        return ratio(value).filter(ratio -> ratio >= 0 && ratio < 0.5).map(ratio -> new Fill.Ratio(1 - 2 * ratio));
    }

    private static Optional<Double> ratio(JsonNode value) {
        Matcher percent = PERCENT.matcher(value.asText());
        return value.isTextual() && percent.matches()
                ? Optional.of(Double.parseDouble(percent.group(1)) / 100)
                : number(value, 0, 1);
    }

    /**
     * A backdrop.
     *
     * @param pictures which it may be
     */
    static Optional<Backdrop> backdrop(JsonNode value, BackdropPictures pictures) {
        if (!value.isTextual()) {
            return Optional.empty();
        }
        String text = value.textValue();
        if (text.equals("white")) {
            return Optional.of(Backdrop.WHITE);
        }
        if (text.equals("transparent")) {
            return Optional.of(Backdrop.TRANSPARENT);
        }
        return text.startsWith("#")
                ? Optional.of(text)
                        .filter(hex -> hex.matches("#[0-9a-fA-F]{6}"))
                        .map(hex -> new Backdrop.Colour(Rgb.parse(hex)))
                : pictures.find(text).map(Backdrop.class::cast);
    }
}
