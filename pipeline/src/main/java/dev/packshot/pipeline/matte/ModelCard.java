package dev.packshot.pipeline.matte;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.Digest;
import dev.packshot.pipeline.doubt.Calibration;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a matte network: where it comes from, what it wants as input, and where it fails.
 *
 * @param id stable name, such as {@code packshot-matte-1}
 * @param version of the weights
 * @param licence SPDX id
 * @param variants the weights by precision; the first is the default
 * @param input what the network takes
 * @param output what it gives
 * @param thresholds coverage from which an area counts as surely product or surely ground
 * @param knownFailures plain sentences for the operator
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
        @JacksonInject(UNCERTAINTY) Optional<Calibration> uncertainty) {

    private static final String UNCERTAINTY = "uncertainty";
    private static final String FOLDER = "/models/";
    private static final String SHIPPED = "packshot-matte-1.json";
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
        /** Identity of the weights. */
        public Digest digest() {
            return new Digest(sha256);
        }
    }

    /**
     * A batch of H×W×3 sRGB pictures, 0..255, the photograph letterboxed into it.
     *
     * @param name of the graph's input
     * @param width in px
     * @param height in px
     * @param padding value of the letterbox margins, all channels, 0..255
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Input(String name, int width, int height, int padding) {}

    /**
     * A batch of coverage maps, 0..1, as large as the input.
     *
     * @param name of the graph's output
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Output(String name) {}

    /**
     * The confident areas, and how much the rest is believed.
     *
     * @param foreground coverage from which a place is surely product, 0..1
     * @param background coverage up to which it is surely ground, 0..1
     * @param weight how much the log odds of its coverage count beside those of the picture's colours, 0..10
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Thresholds(double foreground, double background, double weight) {}

    /** The card of the network in this jar. */
    public static ModelCard shipped() {
        return read(resource(SHIPPED));
    }

    /**
     * Reads a card.
     *
     * @throws ModelUnavailable when it isn't one
     */
    static ModelCard read(byte[] json) {
        try {
            ObjectNode card = JSON.readValue(json, ObjectNode.class);
            // The one part that a card may lack is handed in from beside: the mapper insists on all others.
            JsonNode section = card.remove(UNCERTAINTY);
            Optional<Calibration> uncertainty = section == null || section.isNull()
                    ? Optional.empty()
                    : Optional.of(JSON.treeToValue(section, Calibration.class));
            return JSON.readerFor(ModelCard.class)
                    .with(new InjectableValues.Std().addValue(UNCERTAINTY, uncertainty))
                    .readValue(card);
        } catch (IOException e) {
            throw new ModelUnavailable("Not a model card: " + e.getMessage(), e);
        }
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

    /**
     * The weights, checked against the card.
     *
     * @throws ModelUnavailable when they aren't those that the card was written for
     */
    public static byte[] weights(Variant variant) {
        byte[] bytes = resource(variant.file());
        Digest digest = Digest.of(bytes);
        if (!digest.equals(variant.digest())) {
            throw new ModelUnavailable(
                    "%s has digest %s, but its card says %s: the build is inconsistent"
                            .formatted(variant.file(), digest, variant.sha256()),
                    null);
        }
        return bytes;
    }

    private static byte[] resource(String file) {
        try (InputStream in = ModelCard.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new ModelUnavailable("The jar lacks " + FOLDER + file + ": build Packshot again", null);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ModelUnavailable(FOLDER + file + " can't be read: " + e.getMessage(), e);
        }
    }
}
