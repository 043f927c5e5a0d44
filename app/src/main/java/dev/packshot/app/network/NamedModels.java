package dev.packshot.app.network;

import dev.packshot.pipeline.doubt.Calibration;
import dev.packshot.pipeline.matte.Accelerator;
import dev.packshot.pipeline.matte.InferenceSettings;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.matte.OnnxMatteModel;
import dev.packshot.pipeline.matte.catalogue.StoredModel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Networks that are open side by side, to be measured. */
public final class NamedModels implements AutoCloseable {
    /** All that a card may name. */
    public static final List<String> PRECISIONS = List.of("fp32", "fp16", "int8");

    private final List<NamedModel> open;

    private NamedModels(List<NamedModel> open) {
        this.open = open;
    }

    /**
     * Opens each model in each precision that it has of those asked for, models in their order.
     *
     * @param precisions of {@link #PRECISIONS}; a model that has none of them is opened in its default
     * @throws dev.packshot.pipeline.matte.ModelUnavailable when one can't be run here; none stays open then
     */
    public static NamedModels of(List<StoredModel> models, List<String> precisions, Accelerator accelerator) {
        var opened = new NamedModels(new ArrayList<>());
        try {
            for (StoredModel model : models) {
                for (ModelCard.Variant weights : variants(model.card(), precisions)) {
                    opened.open.add(open(model, weights, accelerator));
                }
            }
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static List<ModelCard.Variant> variants(ModelCard card, List<String> precisions) {
        List<ModelCard.Variant> asked = card.variants().stream()
                .filter(weights -> precisions.contains(weights.precision()))
                .toList();
        return asked.isEmpty() ? List.of(card.variants().getFirst()) : asked;
    }

    private static NamedModel open(StoredModel model, ModelCard.Variant weights, Accelerator accelerator) {
        boolean usual = weights.equals(model.card().variants().getFirst());
        String id = model.card().id();
        var settings =
                new InferenceSettings(accelerator, weights.precision(), 1, InferenceSettings.DEFAULT.largestBatch());
        return new NamedModel(
                usual ? id : id + " " + weights.precision(),
                weights.sha256(),
                weights.precision(),
                OnnxMatteModel.open(model.source(), settings));
    }

    /** In the order in which they were asked for. */
    public List<NamedModel> list() {
        return List.copyOf(open);
    }

    /** From which uncertainty on a person looks at what the first of them made; empty without a calibration. */
    public OptionalDouble reviewAbove() {
        return open.stream()
                .limit(1)
                .flatMap(first -> first.model().card().uncertainty().stream())
                .mapToDouble(Calibration::reviewAbove)
                .findFirst();
    }

    @Override
    public void close() {
        open.forEach(each -> each.model().close());
    }
}
