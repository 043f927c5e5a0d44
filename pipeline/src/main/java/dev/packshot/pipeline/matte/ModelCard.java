package dev.packshot.pipeline.matte;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.Digest;
import dev.packshot.pipeline.doubt.Calibration;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of a matte network: where it comes from, what it wants as input, and where it fails.
 *
 * @param id stable name, such as {@code packshot-matte-2}
 * @param version of the weights
 * @param licence SPDX id
 * @param variants the weights by precision; the first is the default
 * @param input what the network takes
 * @param output what it gives
 * @param thresholds coverage from which an area counts as surely product or surely ground
 * @param knownFailures plain sentences for the operator
 * @param terms what the licence allows
 * @param uncertainty what evidence against its cut-outs is worth; empty when it was never calibrated
 */
@JsonIgnoreProperties(ignoreUnknown = true) // A card also carries figures and recipes for people.
public record ModelCard(
        String id,
        String version,
        String licence,
        List<Variant> variants,
        Input input,
        Output output,
        Thresholds thresholds,
        List<String> knownFailures,
        Terms terms,
        @JacksonInject(UNCERTAINTY) Optional<Calibration> uncertainty) {

    private static final String UNCERTAINTY = "uncertainty";
    private static final String SHIPPED = "packshot-matte-2.json";
    /** What a card means that doesn't say it: what was usual before cards could. */
    private static final String UNSAID = """
            {"input": {"layout": "NHWC", "type": "uint8", "letterbox": true, "padding": 127,
                       "normalise": {"divideBy": 1, "mean": [0, 0, 0], "std": [1, 1, 1]}},
             "output": {"activation": "none", "stretch": false},
             "terms": {"commercialUse": true, "text": "", "url": ""}}""";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    public ModelCard {
        variants = List.copyOf(variants);
        knownFailures = List.copyOf(knownFailures);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("A model card names at least one file of weights");
        }
        if (input.letterbox() && (output.width() != input.width() || output.height() != input.height())) {
            throw new IllegalArgumentException("A letterboxed photograph needs an output as large as the input");
        }
    }

    /**
     * One file of weights.
     *
     * @param precision {@code fp32}, {@code fp16} or {@code int8}
     * @param file name beside the card
     * @param sha256 digest of the file
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Variant(String precision, String file, String sha256) {
        public Variant {
            if (!List.of("fp32", "fp16", "int8").contains(precision)) {
                throw new IllegalArgumentException("Weights are fp32, fp16 or int8, but were " + precision);
            }
            if (!file.matches("[\\w.-]+") || file.startsWith(".")) {
                throw new IllegalArgumentException("Weights lie beside their card, but the file was " + file);
            }
        }

        /** Identity of the weights. */
        public Digest digest() {
            return new Digest(sha256);
        }
    }

    /** The order of a picture's samples. */
    public enum Layout {
        /** Pixel after pixel, red, green and blue together. */
        NHWC,
        /** The red plane, then the green, then the blue one. */
        NCHW
    }

    /** How a sample is written. */
    public enum SampleType {
        @JsonProperty("uint8")
        UINT8(1),
        @JsonProperty("float32")
        FLOAT32(4);

        private final int bytes;

        SampleType(int bytes) {
            this.bytes = bytes;
        }

        /** Bytes of a sample. */
        int bytes() {
            return bytes;
        }
    }

    /** What is done to each value that comes out. */
    public enum Activation {
        /** It is a coverage already. */
        @JsonProperty("none")
        NONE,
        /** It is a log odds: {@code 1 / (1 + exp(-value))}. */
        @JsonProperty("sigmoid")
        SIGMOID
    }

    /**
     * A batch of sRGB pictures.
     *
     * @param name of the graph's input
     * @param width in px, 16..4096
     * @param height in px, 16..4096
     * @param layout order of the samples
     * @param type of the samples
     * @param letterbox whether the photograph keeps its aspect, centred between margins; otherwise it is stretched to
     *     the whole input, and the answer back
     * @param padding value of the letterbox margins before normalisation, all channels, 0..255
     * @param normalise what becomes of samples 0..255; {@link Normalisation#NONE} for bytes
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Input(
            String name,
            int width,
            int height,
            Layout layout,
            SampleType type,
            boolean letterbox,
            int padding,
            Normalisation normalise) {
        private static final int SMALLEST = 16;
        private static final int LARGEST = 4096;

        public Input {
            if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST) {
                throw new IllegalArgumentException(
                        "An input has %d to %d px a side, but was %d × %d".formatted(SMALLEST, LARGEST, width, height));
            }
            if (padding < 0 || padding > 255) {
                throw new IllegalArgumentException("Padding is 0..255, but was " + padding);
            }
            if (type == SampleType.UINT8 && !normalise.equals(Normalisation.NONE)) {
                throw new IllegalArgumentException("Bytes can't be normalised: the input's type must be float32");
            }
        }
    }

    /**
     * A batch of maps of one value a pixel, row after row.
     *
     * @param name of the graph's output
     * @param width in px; the input's unless the photograph is stretched
     * @param height in px; the input's unless the photograph is stretched
     * @param activation what makes coverages of the values
     * @param stretch whether each map's least value then becomes 0 and its largest 1
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Output(String name, int width, int height, Activation activation, boolean stretch) {
        public Output {
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException("An output has at least 1 px a side");
            }
        }
    }

    /**
     * What the licence allows, for people and for the gate before third-party models.
     *
     * @param commercialUse whether pictures that sell something may be made with it
     * @param text in a sentence, may be empty
     * @param url where the whole licence is, may be empty
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Terms(boolean commercialUse, String text, String url) {}

    /**
     * The confident areas, and how much the rest is believed.
     *
     * @param foreground coverage from which a place is surely product, 0..1
     * @param background coverage up to which it is surely ground, 0..1
     * @param weight how much the log odds of its coverage count beside those of the picture's colours, 0..10
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Thresholds(double foreground, double background, double weight) {
        public Thresholds {
            if (!(background >= 0 && background < 0.5 && foreground > 0.5 && foreground <= 1)
                    || !(weight >= 0 && weight <= 10)) {
                throw new IllegalArgumentException(
                        "Thresholds are 0 ≤ background < 0.5 < foreground ≤ 1 and weight 0..10, but were %s, %s and %s"
                                .formatted(background, foreground, weight));
            }
        }
    }

    /** The card of the network in this jar. */
    public static ModelCard shipped() {
        return read(ModelSource.Jar.read(SHIPPED));
    }

    /**
     * Reads a card.
     *
     * @throws ModelUnavailable when it isn't one
     */
    public static ModelCard read(byte[] json) {
        try {
            JsonNode written = JSON.readTree(json);
            if (!(written instanceof ObjectNode card)) {
                throw new ModelUnavailable("A model card is a JSON object", null);
            }
            fill(card, JSON.readTree(UNSAID));
            if (card.get("output") instanceof ObjectNode output && card.get("input") instanceof ObjectNode input) {
                fill(output, input.deepCopy().retain("width", "height"));
            }
            // The one part that a card may lack is handed in from beside: the mapper insists on all others.
            JsonNode section = card.remove(UNCERTAINTY);
            Optional<Calibration> uncertainty = section == null || section.isNull()
                    ? Optional.empty()
                    : Optional.of(JSON.treeToValue(section, Calibration.class));
            return JSON.readerFor(ModelCard.class)
                    .with(new InjectableValues.Std().addValue(UNCERTAINTY, uncertainty))
                    .readValue(card);
        } catch (JsonProcessingException e) {
            throw new ModelUnavailable("Not a model card: " + reason(e), e);
        } catch (IOException e) {
            throw new ModelUnavailable("Not a model card: " + e.getMessage(), e);
        }
    }

    /**
     * A card's JSON with another calibration; everything else in it stays, figures for people too.
     *
     * @param section the new {@code uncertainty}
     * @throws ModelUnavailable when either isn't what it should be
     */
    public static byte[] calibrated(byte[] json, ObjectNode section) {
        try {
            ObjectNode card = JSON.readValue(json, ObjectNode.class);
            card.set(UNCERTAINTY, section);
            byte[] changed = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(card);
            read(changed);
            return changed;
        } catch (IOException e) {
            throw new ModelUnavailable("Not a model card: " + e.getMessage(), e);
        }
    }

    /** Adds what an object lacks, also inside the objects that it has. */
    private static void fill(ObjectNode object, JsonNode unsaid) {
        unsaid.properties().forEach(entry -> {
            JsonNode said = object.get(entry.getKey());
            if (said == null) {
                object.set(entry.getKey(), entry.getValue());
            } else if (said instanceof ObjectNode inner) {
                fill(inner, entry.getValue());
            }
        });
    }

    private static String reason(JsonProcessingException e) {
        return e.getCause() instanceof IllegalArgumentException invalid
                ? String.valueOf(invalid.getMessage())
                : e.getOriginalMessage();
    }

    /**
     * The variant of a precision.
     *
     * @throws ModelUnavailable naming the precisions that there are
     */
    public Variant variant(String precision) {
        return variants.stream()
                .filter(variant -> variant.precision().equals(precision))
                .findFirst()
                .orElseThrow(() -> new ModelUnavailable(
                        "%s has no %s weights; it has %s"
                                .formatted(
                                        id,
                                        precision,
                                        variants.stream()
                                                .map(Variant::precision)
                                                .toList()),
                        null));
    }

    /** Whether pictures that sell something may be made with it, by its terms and by its licence's own name. */
    public boolean allowsCommercialUse() {
        return terms.commercialUse() && !licence.toUpperCase(Locale.ROOT).matches("CC-BY-NC(-.*)?");
    }

    /** What decides a matte besides the photograph: the weights and how they are fed and read. */
    public Digest mattes(Variant variant) {
        return Digest.of(variant.sha256() + input + output);
    }
}
