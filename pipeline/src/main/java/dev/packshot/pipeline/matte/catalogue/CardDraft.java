package dev.packshot.pipeline.matte.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.Digest;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.matte.ModelGraph;
import dev.packshot.pipeline.matte.ModelUnavailable;
import dev.packshot.pipeline.matte.catalogue.ModelRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A model card that lacks what only the file itself can say. */
public final class CardDraft {
    /** Written instead of an activation: a sigmoid is missing if values lie outside 0..1. */
    private static final String BY_RANGE = "by-range";

    private static final JsonMapper JSON = new JsonMapper();

    private final String origin;
    private final ObjectNode card;

    private CardDraft(String origin, ObjectNode card) {
        this.origin = origin;
        this.card = card;
    }

    /** What a family's cards say; the id is the family's name unless another is given. */
    public static CardDraft of(ModelFamily family) {
        ObjectNode card = family.card().deepCopy();
        card.put("id", family.family());
        return new CardDraft("family " + family.family(), card);
    }

    /**
     * A card that the operator wrote.
     *
     * @throws ModelRefused with {@link Reason#BAD_CARD}
     */
    public static CardDraft read(Path file) {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            if (json instanceof ObjectNode card && card.path("id").isTextual()) {
                return new CardDraft("card " + file.getFileName(), card);
            }
            throw new ModelRefused(Reason.BAD_CARD, "%s has no id.".formatted(file));
        } catch (JsonProcessingException e) {
            throw new ModelRefused(Reason.BAD_CARD, "%s: %s.".formatted(file, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new ModelRefused(Reason.BAD_CARD, "%s can't be read.".formatted(file), e);
        }
    }

    /** Where the card comes from, for people. */
    String origin() {
        return origin;
    }

    /** The id that the model gets unless another is asked for. */
    String id() {
        return card.path("id").asText();
    }

    /** The same with another id. */
    CardDraft withId(String id) {
        ObjectNode changed = card.deepCopy();
        changed.put("id", id);
        return new CardDraft(origin, changed);
    }

    /** The same with the operator's word on what is to be done with the values. */
    CardDraft withActivation(ModelCard.Activation activation) {
        ObjectNode changed = card.deepCopy();
        changed.withObject("/output").put("activation", activation.name().toLowerCase(Locale.ROOT));
        return new CardDraft(origin, changed);
    }

    /** Whether the values themselves have to tell if a sigmoid is missing. */
    boolean activationOpen() {
        return card.at("/output/activation").asText().equals(BY_RANGE);
    }

    /** The digest of the weights that the card was written for, when it names one. */
    Optional<String> expectedDigest() {
        JsonNode sha256 = card.at("/variants/0/sha256");
        return sha256.isTextual() ? Optional.of(sha256.asText()) : Optional.empty();
    }

    /**
     * The card as far as it is known without the file, to look at its terms; names and digest are made up.
     *
     * @throws ModelRefused with {@link Reason#BAD_CARD}
     */
    ModelCard outline() {
        var port = new ModelGraph.Port("unknown", "FLOAT", List.of());
        return completed("unknown", Digest.of(""), new ModelGraph(List.of(port), List.of(port)))
                .card();
    }

    /**
     * The card, with the names of the graph's first input and output where it names none.
     *
     * @param file name of the weights beside the card
     * @param digest of the weights
     */
    CardDraft completed(String file, Digest digest, ModelGraph graph) {
        ObjectNode whole = card.deepCopy();
        String precision = whole.at("/variants/0/precision").asText("fp32");
        whole.putArray("variants")
                .addObject()
                .put("precision", precision)
                .put("file", file)
                .put("sha256", digest.hex());
        name(whole.withObject("/input"), graph.inputs().getFirst().name());
        name(whole.withObject("/output"), graph.outputs().getFirst().name());
        if (!whole.path("version").isTextual()) {
            whole.put("version", digest.abbreviated());
        }
        if (!whole.has("knownFailures")) {
            whole.putArray("knownFailures");
        }
        return new CardDraft(origin, whole);
    }

    private static void name(ObjectNode port, String name) {
        if (!port.path("name").isTextual()) {
            port.put("name", name);
        }
    }

    /**
     * The card as it is used; values are taken as they come as long as the activation is open.
     *
     * @throws ModelRefused with {@link Reason#BAD_CARD}
     */
    ModelCard card() {
        try {
            return ModelCard.read(json());
        } catch (ModelUnavailable e) {
            throw new ModelRefused(Reason.BAD_CARD, e.getMessage() + ".", e);
        }
    }

    /** As a file. */
    byte[] json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(activationOpen() ? withActivation(ModelCard.Activation.NONE).card : card);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON object always has a text", e);
        }
    }
}
