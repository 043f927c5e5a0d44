package dev.packshot.app.eval;

import dev.packshot.app.network.NamedModel;
import dev.packshot.pipeline.evaluate.method.BorderGrabCut;
import dev.packshot.pipeline.evaluate.method.CentredEllipse;
import dev.packshot.pipeline.evaluate.method.Method;
import dev.packshot.pipeline.evaluate.method.NetworkAlone;
import dev.packshot.pipeline.evaluate.method.Refined;
import java.util.List;
import java.util.Set;

/** What may be compared. */
public enum MethodChoice {
    /** An ellipse in the middle. */
    BASELINE,
    /** Colours alone, without a network. */
    GRABCUT,
    /** Each network alone. */
    NETWORK,
    /** Each network with the pipeline's refinement. */
    REFINED;

    private List<Method> of(NamedModel model) {
        return switch (this) {
            case BASELINE, GRABCUT -> List.of();
            case NETWORK -> List.of(new NetworkAlone(model.name(), model.model()));
            case REFINED -> List.of(new Refined(model.name(), model.model()));
        };
    }

    private List<Method> withoutModel() {
        return switch (this) {
            case BASELINE -> List.of(new CentredEllipse());
            case GRABCUT -> List.of(new BorderGrabCut());
            case NETWORK, REFINED -> List.of();
        };
    }

    /** Whether a network is needed. */
    boolean needsModel() {
        return withoutModel().isEmpty();
    }

    /** The chosen methods, first those without a network, then model by model. */
    static List<Method> methods(Set<MethodChoice> choices, List<NamedModel> models) {
        List<MethodChoice> ordered = choices.stream().sorted().toList();
        var methods = new java.util.ArrayList<Method>();
        ordered.forEach(choice -> methods.addAll(choice.withoutModel()));
        models.forEach(model -> ordered.forEach(choice -> methods.addAll(choice.of(model))));
        return methods;
    }
}
