package dev.packshot.pipeline.evaluate.method;

import dev.packshot.pipeline.matte.Matte;
import dev.packshot.pipeline.matte.MatteModel;
import java.util.Optional;

/** A network and nothing else: its coverage stretched over the photograph. */
public final class NetworkAlone implements Method {
    private final String model;
    private final MatteModel network;

    /**
     * A network's own answer.
     *
     * @param model what it is called in tables
     * @param network stays open as long as this is used
     */
    public NetworkAlone(String model, MatteModel network) {
        this.model = model;
        this.network = network;
    }

    @Override
    public String name() {
        return model + " alone";
    }

    @Override
    public Answer find(Subject subject) {
        Matte matte = subject.matte(network);
        return new Answer(
                Stretch.over(subject.photograph().pixels().size(), matte.coverage(), matte.size(), subject.memory()),
                Optional.empty());
    }
}
