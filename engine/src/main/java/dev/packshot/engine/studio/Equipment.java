package dev.packshot.engine.studio;

import dev.packshot.catalog.Digest;
import dev.packshot.pipeline.Build;
import dev.packshot.pipeline.PackshotPipeline;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.matte.InferenceSettings;
import dev.packshot.pipeline.matte.MatteModel;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.matte.OnnxMatteModel;
import dev.packshot.pipeline.matte.catalogue.ModelCatalogue;
import dev.packshot.pipeline.matte.catalogue.StoredModel;
import dev.packshot.pipeline.review.Review;
import dev.packshot.pipeline.rules.RuleBook;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline with the chosen network: opened when the first picture needs it, so that a node that only serves never loads
 * one.
 */
@Singleton
public final class Equipment {
    private final ModelCatalogue catalogue;
    private @Nullable Open open;

    Equipment(@ConfigProperty(name = "packshot.models") Path models, Clock clock) {
        this.catalogue = new ModelCatalogue(models, clock);
    }

    private record Open(MatteModel model, ModelCard card, Digest mattes, PackshotPipeline pipeline) {}

    /** The pipeline; safe for several platform threads. */
    public PackshotPipeline pipeline() {
        return open().pipeline();
    }

    /** Id of the network that finds products. */
    public String model() {
        return open().card().id();
    }

    /** The networks that there are, chosen or not, damaged ones too. */
    public List<ModelCatalogue.Entry> models() {
        return catalogue.list();
    }

    /** Which cut-outs a person has to look at. */
    public Review review() {
        return Review.of(open().card().uncertainty());
    }

    /** Names the cut-out of an original by this network and build: what equals it needn't be made again. */
    public Digest cutoutKey(Digest original) {
        return Digest.of(String.join(
                "\n", original.hex(), open().mattes().hex(), Build.digest().hex()));
    }

    private synchronized Open open() {
        if (open == null) {
            StoredModel chosen = catalogue.chosen();
            ModelCard.Variant weights = chosen.card().variants().getFirst();
            var settings = new InferenceSettings(
                    InferenceSettings.DEFAULT.accelerator(),
                    weights.precision(),
                    1,
                    InferenceSettings.DEFAULT.largestBatch());
            MatteModel model = OnnxMatteModel.open(chosen.source(), settings);
            open = new Open(
                    model,
                    chosen.card(),
                    chosen.card().mattes(weights),
                    new PackshotPipeline(Limits.DEFAULT, model, RuleBook.shipped()));
        }
        return open;
    }

    synchronized void closing(@Observes ShutdownEvent event) {
        if (open != null) {
            open.model().close();
            open = null;
        }
    }
}
