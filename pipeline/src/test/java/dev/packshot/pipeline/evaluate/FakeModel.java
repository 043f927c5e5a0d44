package dev.packshot.pipeline.evaluate;

import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.matte.Matte;
import dev.packshot.pipeline.matte.MatteModel;
import dev.packshot.pipeline.matte.ModelCard;
import java.util.concurrent.atomic.AtomicInteger;

/** A network that says the same to every photograph, and counts how often it is asked. */
public final class FakeModel implements MatteModel {
    private final Matte matte;
    private final AtomicInteger asked = new AtomicInteger();

    private FakeModel(Matte matte) {
        this.matte = matte;
    }

    public static FakeModel saying(Matte matte) {
        return new FakeModel(matte);
    }

    public int asked() {
        return asked.get();
    }

    @Override
    public Matte matte(Original original) {
        asked.incrementAndGet();
        return matte;
    }

    @Override
    public ModelCard card() {
        return ModelCard.shipped();
    }

    @Override
    public String processor() {
        return "CPU";
    }

    @Override
    public void close() {}
}
