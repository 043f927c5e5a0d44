package dev.packshot.pipeline.calibrate;

import dev.packshot.pipeline.intake.Intake;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.intake.Refusal;
import dev.packshot.pipeline.matte.MatteModel;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.refine.Cutout;
import dev.packshot.pipeline.refine.NothingFound;
import dev.packshot.pipeline.refine.Refiner;
import dev.packshot.pipeline.refine.TrimapThresholds;
import dev.packshot.pipeline.refine.Uncertainty.Reason;
import java.util.Optional;

/** Cuts labelled photographs out as a run does, and compares with their truth. Safe for several threads at once. */
public final class Trials {
    private final Limits limits;
    private final Intake intake;
    private final MatteModel model;
    private final Refiner refiner;

    /**
     * Prepares.
     *
     * @param limits what is taken in
     * @param model whose cut-outs are tried; stays open as long as these trials are made
     */
    public Trials(Limits limits, MatteModel model) {
        this.limits = limits;
        this.intake = new Intake(limits);
        this.model = model;
        ModelCard.Thresholds thresholds = model.card().thresholds();
        this.refiner = new Refiner(
                new TrimapThresholds(thresholds.background(), thresholds.foreground(), thresholds.weight()),
                Optional.empty());
    }

    /**
     * Tries one photograph.
     *
     * @param name for people
     * @param photograph its file, without alpha of its own
     * @param mask the file of its true matte: grey, white where the product is, as large as the upright photograph
     * @return empty when nothing was found or only guessed, because such cut-outs never get a figure
     * @throws Refusal when either file isn't taken in
     * @throws IllegalArgumentException when the mask is of another size, or the photograph came cut out
     */
    public Optional<Trial> trial(String name, byte[] photograph, byte[] mask) {
        try (var memory = new PixelMemory(limits.pixelMemory())) {
            Original original = intake.open(photograph, memory);
            Original truth = intake.open(mask, memory);
            if (original.alpha().isPresent()) {
                throw new IllegalArgumentException("%s came cut out: the network isn't asked about it".formatted(name));
            }
            if (!original.upright().equals(truth.upright())) {
                throw new IllegalArgumentException(
                        "%s is %s px upright, but its mask %s".formatted(name, original.upright(), truth.upright()));
            }
            Cutout cutout = refiner.refine(original, model.matte(original), memory);
            return cutout.uncertainty().reasons().contains(Reason.NOTHING_FOUND)
                    ? Optional.empty()
                    : Optional.of(new Trial(name, cutout.uncertainty().evidence(), Overlap.of(cutout, truth.pixels())));
        } catch (NothingFound e) {
            return Optional.empty();
        }
    }
}
