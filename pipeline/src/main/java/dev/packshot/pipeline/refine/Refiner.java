package dev.packshot.pipeline.refine;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.doubt.Calibration;
import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.matte.Matte;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.raster.OutOfPixelMemory;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.cut.Blobs;
import dev.packshot.pipeline.refine.edge.AlphaPainter;
import dev.packshot.pipeline.refine.edge.ForegroundColours;
import dev.packshot.pipeline.refine.edge.Outline;
import dev.packshot.pipeline.refine.grid.Belief;
import dev.packshot.pipeline.refine.grid.Colours;
import dev.packshot.pipeline.refine.grid.Grid;
import dev.packshot.pipeline.refine.grid.Label;
import java.util.Optional;

/**
 * From a small matte to a product with full-resolution alpha and colours free of the old ground. The same photograph
 * and matte give the same bytes. Has no state: any number of threads may share one.
 */
public final class Refiner {
    private static final int HALF = 128;
    /** A product covers at least this share of the photograph, and leaves at least this share of ground. */
    private static final double LEAST_SHARE = 0.0005;

    private final TrimapThresholds thresholds;
    private final Optional<Calibration> calibration;

    /**
     * A refiner for the mattes of one network.
     *
     * @param thresholds where that network is sure, from its model card
     * @param calibration what evidence against its cut-outs is worth, from its model card; without one no cut-out gets a
     *     figure
     */
    public Refiner(TrimapThresholds thresholds, Optional<Calibration> calibration) {
        this.thresholds = thresholds;
        this.calibration = calibration;
    }

    /** A refiner for the network of a card. */
    public static Refiner of(ModelCard card) {
        ModelCard.Thresholds sure = card.thresholds();
        return new Refiner(
                new TrimapThresholds(sure.background(), sure.foreground(), sure.weight()), card.uncertainty());
    }

    /**
     * Cuts the product out. A picture that brought its own alpha keeps it and the matte isn't looked at.
     *
     * @param memory where the cut-out's rasters are taken from; besides them one byte per pixel of the crop is needed
     *     for a while
     * @throws NothingFound when neither the network nor the colours show a product
     * @throws OutOfPixelMemory when the memory's budget is too small
     */
    public Cutout refine(Original original, Matte matte, PixelMemory memory) {
        if (original.alpha().isPresent()) {
            return OwnAlpha.keep(original, original.alpha().get(), memory);
        }
        Grid grid = Grid.of(original.pixels().size());
        Colours fine = Colours.of(original.pixels(), grid.fineStep());
        Colours coarse = fine.reduced(grid.coarseStep());
        float[] belief = Belief.of(matte, grid);

        CoarseCut.Outcome outcome = new CoarseCut(coarse, belief, thresholds).cut();
        int objects = Blobs.clean(coarse.size(), outcome.labels(), belief);
        boolean guessed = !showsProduct(outcome.labels());
        if (guessed) {
            outcome = outcome.guessing(belief);
            objects = Blobs.clean(coarse.size(), outcome.labels(), belief);
            requireProduct(outcome.labels());
        }
        byte[] labels = outcome.labels();
        Outline outline = Outline.of(grid, fine, labels);

        PixelRect place = outline.place(grid).orElseThrow(() -> new NothingFound("The outline closed to nothing."));
        Raster source = Crop.of(original.pixels(), place, memory);
        AlphaPainter painter = new AlphaPainter(grid, outline);
        try (Raster alpha = painter.paint(source, place, memory)) {
            PixelRect box = Crop.box(alpha, HALF);
            Raster pixels = new ForegroundColours(grid, outline.local(), place, source, alpha).paint(memory);
            boolean touchesFrame = FrameContact.of(alpha, place, grid);
            Evidence evidence =
                    new EvidenceMeter(coarse.size(), belief, outcome).measure(objects, painter.doubtfulShare());
            PixelSize photo = original.pixels().size();
            Uncertainty uncertainty = Uncertainty.of(evidence, touchesFrame, calibration);
            return new Cutout(
                    pixels,
                    source,
                    place,
                    photo,
                    box,
                    original.workingScale(),
                    guessed ? uncertainty.ofGuess() : uncertainty);
        }
    }

    private static boolean showsProduct(byte[] labels) {
        int product = Label.count(labels, Label.PRODUCT);
        return Math.min(product, labels.length - product) >= LEAST_SHARE * labels.length;
    }

    private static void requireProduct(byte[] labels) {
        if (!showsProduct(labels)) {
            throw new NothingFound(
                    Label.count(labels, Label.PRODUCT) < labels.length / 2
                            ? "The whole photograph looks like one ground."
                            : "The whole photograph looks like one product, without any ground around it.");
        }
    }
}
