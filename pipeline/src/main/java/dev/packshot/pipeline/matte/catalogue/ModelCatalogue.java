package dev.packshot.pipeline.matte.catalogue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.Digest;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.matte.ModelSource;
import dev.packshot.pipeline.matte.ModelUnavailable;
import dev.packshot.pipeline.matte.catalogue.Admission.Acceptance;
import dev.packshot.pipeline.matte.catalogue.ModelRefused.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The models that there are: the one that ships with Packshot, and those that the operator added to a folder, each in a
 * sub-folder of its own with card, weights and the story of its admission. Several processes may use one folder.
 */
public final class ModelCatalogue {
    /** Names whatever network ships with this build. */
    public static final String SHIPPED = "packshot-matte";

    private static final String ID = "[a-z0-9][a-z0-9._-]{0,63}";
    private static final String CHOICE = ".chosen";
    private static final String CARD = "card.json";
    private static final String WEIGHTS = "weights.onnx";
    private static final String ADMISSION = "admission.json";
    /** Room that stays free on the disk. */
    private static final long SPARE_BYTES = 16L << 20;

    private static final JsonMapper JSON = new JsonMapper();

    private final ModelFolder folder;
    private final Clock clock;

    /**
     * Opens a catalogue.
     *
     * @param folder where models lie; made when the first one is added
     * @param clock tells when models were added and licences accepted
     */
    public ModelCatalogue(Path folder, Clock clock) {
        this.folder = new ModelFolder(folder);
        this.clock = clock;
    }

    /**
     * A place in the list.
     *
     * @param id of the model
     * @param chosen whether it is used unless another is named
     * @param model what can be used; empty when its files are damaged
     * @param problem what is wrong with it; empty when nothing is
     */
    public record Entry(String id, boolean chosen, Optional<StoredModel> model, String problem) {}

    /**
     * Adds a model after a trial run; it appears whole or not at all.
     *
     * @throws ModelRefused when it isn't admitted
     * @throws IOException when the folder can't be written
     */
    public StoredModel add(ModelOffer offer) throws IOException {
        CardDraft draft = offer.draft();
        String id = draft.id();
        if (!id.matches(ID) || id.startsWith(SHIPPED)) {
            throw new ModelRefused(Reason.BAD_ID, "It was \"%s\".".formatted(id));
        }
        if (Files.exists(folder.resolve(id))) {
            throw new ModelRefused(Reason.DUPLICATE, "It is " + id + ".");
        }
        Optional<Acceptance> acceptance = acceptance(draft.outline(), offer.acceptedLicence());
        requireFile(offer.file());
        folder.sweep(clock.instant());
        Path unfinished = folder.unfinished();
        try {
            Path weights = unfinished.resolve(WEIGHTS);
            Digest digest = ModelFolder.copy(offer.file(), weights);
            ModelAdmission.Proven proven = ModelAdmission.prove(draft, weights, digest);
            var admission = new Admission(
                    now(),
                    offer.file().getFileName().toString(),
                    draft.origin(),
                    proven.contrast(),
                    acceptance.orElse(null));
            ModelFolder.write(unfinished.resolve(CARD), proven.draft().json());
            ModelFolder.write(unfinished.resolve(ADMISSION), JSON.writeValueAsBytes(admission));
            if (!folder.publish(unfinished, id)) {
                throw new ModelRefused(Reason.DUPLICATE, "It is " + id + ".");
            }
        } finally {
            ModelFolder.delete(unfinished);
        }
        return stored(id);
    }

    private Optional<Acceptance> acceptance(ModelCard card, Optional<String> accepted) {
        if (accepted.isEmpty() && !card.allowsCommercialUse()) {
            throw new ModelRefused(
                    Reason.LICENCE,
                    "It is \"%s\". %s %s"
                            .formatted(
                                    card.licence(),
                                    card.terms().text(),
                                    card.terms().url())
                            .strip());
        }
        if (accepted.isPresent() && !accepted.get().strip().equalsIgnoreCase(card.licence())) {
            throw new ModelRefused(
                    Reason.WRONG_LICENCE, "It is \"%s\", not \"%s\".".formatted(card.licence(), accepted.get()));
        }
        return accepted.map(licence -> new Acceptance(card.licence(), now()));
    }

    private void requireFile(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ModelRefused(Reason.UNREADABLE, "It is %s.".formatted(file));
        }
        long bytes = Files.size(file);
        if (bytes > Integer.MAX_VALUE) {
            throw new ModelRefused(Reason.TOO_LARGE, "This one has %,d bytes.".formatted(bytes));
        }
        if (folder.room() < bytes + SPARE_BYTES) {
            throw new ModelRefused(Reason.NO_SPACE, "It has %,d bytes, free are %,d.".formatted(bytes, folder.room()));
        }
    }

    /** All models, the shipped one first, then by id. Weights are checked when a model is opened, not here. */
    public List<Entry> list() {
        String chosen = choice();
        StoredModel shipped = StoredModel.shipped();
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(shipped.card().id(), chosen.equals(SHIPPED), Optional.of(shipped), ""));
        for (String id : folder.names()) {
            entries.add(entry(id, chosen.equals(id)));
        }
        return entries;
    }

    private Entry entry(String id, boolean chosen) {
        try {
            return new Entry(id, chosen, Optional.of(stored(id)), "");
        } catch (ModelRefused e) {
            return new Entry(id, chosen, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * A model by id.
     *
     * @throws ModelRefused when there is none, its files are damaged, or its licence was never accepted
     */
    public StoredModel model(String id) {
        StoredModel model = isShipped(id) ? StoredModel.shipped() : stored(known(id));
        if (!model.licensed()) {
            throw new ModelRefused(
                    Reason.LICENCE,
                    "It is \"%s\", and nobody accepted it for %s."
                            .formatted(model.card().licence(), id));
        }
        return model;
    }

    /**
     * The model that is used unless another is named.
     *
     * @throws ModelRefused when it can't be used
     */
    public StoredModel chosen() {
        return model(choice());
    }

    /**
     * Makes a model the one that is used unless another is named.
     *
     * @return the model
     * @throws ModelRefused when it can't be used
     * @throws IOException when the folder can't be written
     */
    public StoredModel choose(String id) throws IOException {
        StoredModel model = model(id);
        folder.replace(CHOICE, (model.isShipped() ? SHIPPED : id).getBytes(StandardCharsets.UTF_8));
        return model;
    }

    /**
     * Writes into an added model's card what evidence against its cut-outs is worth.
     *
     * @param section the card's {@code uncertainty}
     * @return the model with its new card
     * @throws ModelRefused when there is none of that id, or it is the shipped one, whose card is part of the build
     * @throws IOException when the folder can't be written
     */
    public StoredModel calibrated(String id, ObjectNode section) throws IOException {
        if (isShipped(id)) {
            throw new ModelRefused(Reason.UNKNOWN_MODEL, "The card of %s is part of the build.".formatted(id));
        }
        Path card = folder.resolve(known(id)).resolve(CARD);
        folder.replace(id + "/" + CARD, ModelCard.calibrated(Files.readAllBytes(card), section));
        return stored(id);
    }

    /**
     * Deletes a model. If it was the chosen one, the shipped one is chosen from now on.
     *
     * @return whether it was the chosen one
     * @throws ModelRefused when there is none of that id, or it is the shipped one
     * @throws IOException when the folder can't be written
     */
    public boolean remove(String id) throws IOException {
        if (isShipped(id)) {
            throw new ModelRefused(Reason.UNKNOWN_MODEL, "%s ships with Packshot and stays.".formatted(id));
        }
        known(id);
        boolean wasChosen = choice().equals(id);
        if (wasChosen) {
            choose(SHIPPED);
        }
        folder.remove(id);
        return wasChosen;
    }

    private static boolean isShipped(String id) {
        return id.equals(SHIPPED) || id.equals(ModelCard.shipped().id());
    }

    private String known(String id) {
        if (!id.matches(ID) || !Files.isDirectory(folder.resolve(id))) {
            throw new ModelRefused(Reason.UNKNOWN_MODEL, "It was \"%s\".".formatted(id));
        }
        return id;
    }

    private StoredModel stored(String id) {
        Path model = folder.resolve(id);
        try {
            ModelSource source = ModelSource.file(model.resolve(CARD));
            if (!source.card().id().equals(id)) {
                throw new ModelRefused(
                        Reason.DAMAGED,
                        "The card in %s is that of %s."
                                .formatted(model, source.card().id()));
            }
            Admission admission = JSON.readValue(Files.readAllBytes(model.resolve(ADMISSION)), Admission.class);
            return new StoredModel(source, Optional.of(admission));
        } catch (ModelUnavailable | IOException e) {
            throw new ModelRefused(Reason.DAMAGED, "It is %s (%s).".formatted(id, e.getMessage()), e);
        }
    }

    private String choice() {
        try {
            Path choice = folder.resolve(CHOICE);
            return Files.exists(choice) ? Files.readString(choice).strip() : SHIPPED;
        } catch (IOException e) {
            throw new UncheckedIOException("The choice of the model can't be read", e);
        }
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
