package dev.packshot.engine.studio;

import dev.packshot.catalog.Digest;
import dev.packshot.pipeline.PackshotPipeline;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.matte.InferenceSettings;
import dev.packshot.pipeline.matte.MatteModel;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.matte.OnnxMatteModel;
import dev.packshot.pipeline.matte.catalogue.ModelCatalogue;
import dev.packshot.pipeline.matte.catalogue.StoredModel;
import dev.packshot.pipeline.rules.RuleBook;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Networks that may become the chosen one: lent beside it while they are compared. Safe for several threads. */
@Singleton
public final class CandidateModels {
    private final ModelCatalogue catalogue;
    private final Equipment equipment;
    private final Map<String, Open> open = new HashMap<>();

    CandidateModels(@ConfigProperty(name = "packshot.models") Path models, Equipment equipment, Clock clock) {
        this.catalogue = new ModelCatalogue(models, clock);
        this.equipment = equipment;
    }

    /**
     * A network by what it is.
     *
     * @param mattes names what it gives: other weights under the same id have another digest
     */
    public record Named(String id, Digest mattes) {}

    /** The network that makes pictures now. Loads nothing. */
    public Named chosen() {
        return named(catalogue.chosen());
    }

    /**
     * A network of the catalogue. Loads nothing.
     *
     * @throws dev.packshot.pipeline.matte.catalogue.ModelRefused when there is none, or it can't be used
     */
    public Named named(String id) {
        return named(catalogue.model(id));
    }

    private static Named named(StoredModel model) {
        ModelCard card = model.card();
        return new Named(card.id(), card.mattes(card.variants().getFirst()));
    }

    /** A pipeline in use; to be closed. */
    public final class Loan implements AutoCloseable {
        private final PackshotPipeline pipeline;
        private final String id;

        private Loan(PackshotPipeline pipeline, String id) {
            this.pipeline = pipeline;
            this.id = id;
        }

        public PackshotPipeline pipeline() {
            return pipeline;
        }

        @Override
        public void close() {
            giveBack(id);
        }
    }

    private static final class Open {
        private final MatteModel model;
        private final PackshotPipeline pipeline;
        private int users;

        Open(MatteModel model) {
            this.model = model;
            this.pipeline = new PackshotPipeline(Limits.DEFAULT, model, RuleBook.shipped());
        }
    }

    /** A pipeline with a network, the chosen one's own where it is that. A candidate stays loaded until another is lent. */
    public Loan lend(String id) {
        if (equipment.model().equals(id)) {
            return new Loan(equipment.pipeline(), id);
        }
        synchronized (this) {
            Open found = open.get(id);
            if (found == null) {
                closeIdle();
                found = new Open(opened(id));
                open.put(id, found);
            }
            found.users++;
            return new Loan(found.pipeline, id);
        }
    }

    private MatteModel opened(String id) {
        StoredModel stored = catalogue.model(id);
        ModelCard.Variant weights = stored.card().variants().getFirst();
        var settings = new InferenceSettings(
                InferenceSettings.DEFAULT.accelerator(),
                weights.precision(),
                1,
                InferenceSettings.DEFAULT.largestBatch());
        return OnnxMatteModel.open(stored.source(), settings);
    }

    private synchronized void giveBack(String id) {
        Open lent = open.get(id);
        if (lent != null) {
            lent.users--;
        }
    }

    private void closeIdle() {
        open.values().removeIf(each -> {
            if (each.users == 0) {
                each.model.close();
            }
            return each.users == 0;
        });
    }

    synchronized void closing(@Observes ShutdownEvent event) {
        closeIdle();
    }
}
