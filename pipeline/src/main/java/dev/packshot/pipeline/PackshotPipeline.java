package dev.packshot.pipeline;

import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Slot;
import dev.packshot.pipeline.compose.Composer;
import dev.packshot.pipeline.compose.Composition;
import dev.packshot.pipeline.compose.Motif;
import dev.packshot.pipeline.compose.SetScale;
import dev.packshot.pipeline.inspect.ComplianceReport;
import dev.packshot.pipeline.inspect.Inspector;
import dev.packshot.pipeline.intake.Intake;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.intake.Refusal;
import dev.packshot.pipeline.matte.Matte;
import dev.packshot.pipeline.matte.MatteModel;
import dev.packshot.pipeline.raster.OutOfPixelMemory;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.recipe.Recipe;
import dev.packshot.pipeline.refine.Cutout;
import dev.packshot.pipeline.refine.MaskImage;
import dev.packshot.pipeline.refine.NothingFound;
import dev.packshot.pipeline.refine.Refiner;
import dev.packshot.pipeline.render.Preview;
import dev.packshot.pipeline.render.Renderer;
import dev.packshot.pipeline.render.Rendition;
import dev.packshot.pipeline.render.RenditionMetadata;
import dev.packshot.pipeline.rules.RuleBook;
import dev.packshot.pipeline.source.SourceMeter;
import dev.packshot.pipeline.source.SourceQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of a picture from its bytes to judged renditions. The same file, recipe and build give the same bytes, on
 * whichever thread and after however many others.
 *
 * <p>Safe for several platform threads at once; each picture stays on its thread (virtual threads would be pinned by
 * native calls).
 */
public final class PackshotPipeline {
    private final Limits limits;
    private final Intake intake;
    private final SourceMeter meter = new SourceMeter();
    private final MatteModel model;
    private final Refiner refiner;
    private final Composer composer = new Composer();
    private final Renderer renderer = new Renderer();
    private final Inspector inspector;

    /**
     * Sets the pipeline up.
     *
     * @param limits what is taken in
     * @param model finds products; stays open as long as this pipeline is used
     * @param rules what renditions are judged by
     */
    public PackshotPipeline(Limits limits, MatteModel model, RuleBook rules) {
        this.limits = limits;
        this.intake = new Intake(limits);
        this.model = model;
        this.refiner = Refiner.of(model.card());
        this.inspector = new Inspector(rules);
    }

    /**
     * Makes all renditions of a photograph.
     *
     * @param set sizes of all the SKU's products in upright photograph pixels, for a common scale; empty when each
     *     picture fills its canvas
     * @param wantsMask whether the matte is encoded too
     * @throws Refusal when the photograph isn't taken in
     * @throws NothingFound when there is no product in it
     */
    public Shot shoot(Photograph photograph, Recipe recipe, List<PixelSize> set, boolean wantsMask) {
        var clock = new StageClock();
        try (var memory = new PixelMemory(limits.pixelMemory())) {
            Original original = clock.in(Stage.INTAKE, () -> intake.open(photograph.file(), memory));
            SourceQuality quality = clock.in(Stage.PREPARE, () -> meter.measure(original));
            byte[] before = clock.in(Stage.PREPARE, () -> Preview.of(original.pixels()));
            Matte matte = clock.in(Stage.INFER, () -> matte(original));
            Cutout cutout = clock.in(Stage.REFINE, () -> refiner.refine(original, matte, memory));
            Optional<byte[]> mask = wantsMask
                    ? Optional.of(clock.in(Stage.REFINE, () -> MaskImage.encode(cutout, original.upright())))
                    : Optional.empty();
            original.pixels().close();

            List<Shot.Judged> renditions = new ArrayList<>();
            try (Motif motif = clock.in(Stage.COMPOSE, () -> Motif.of(cutout, recipe.look(), memory))) {
                // From here on only the motif and the photograph behind it are looked at.
                cutout.pixels().close();
                var metadata = new RenditionMetadata(photograph.sku(), photograph.altText(), original.sourceType());
                for (ImageSpec spec : recipe.specs(photograph.slot() instanceof Slot.Main)) {
                    var scale = SetScale.of(recipe.look(), spec, set);
                    Composition composition = clock.in(Stage.COMPOSE, () -> composer.compose(motif, spec, scale));
                    Rendition rendition = clock.in(Stage.RENDER, () -> renderer.render(composition, metadata));
                    ComplianceReport report = clock.in(
                            Stage.INSPECT,
                            () -> inspector.inspect(rendition, composition, cutout.uncertainty(), memory));
                    byte[] preview = clock.in(Stage.RENDER, () -> Preview.of(composition.pixels()));
                    renditions.add(
                            new Shot.Judged(rendition, report, composition.enlarged(), composition.altered(), preview));
                    composition.release();
                }
            }
            return new Shot(
                    original.digest(),
                    original.type(),
                    original.upright(),
                    original.colour(),
                    quality,
                    matte.source(),
                    cutout.uncertainty(),
                    before,
                    mask,
                    renditions,
                    clock.milliseconds(),
                    memory.peakBytes());
        } catch (OutOfPixelMemory e) {
            throw new Refusal(Refusal.Reason.TOO_MUCH_MEMORY, "(" + e.getMessage() + ")");
        }
    }

    /**
     * How large the product is in a photograph.
     *
     * @return its box in upright photograph pixels
     * @throws Refusal when the photograph isn't taken in
     * @throws NothingFound when there is no product in it
     */
    public PixelSize productSize(byte[] file) {
        try (var memory = new PixelMemory(limits.pixelMemory())) {
            Original original = intake.open(file, memory);
            Cutout cutout = refiner.refine(original, matte(original), memory);
            return new PixelSize(Math.max(1, (int) Math.round(cutout.box().width() / cutout.scale())), Math.max(1, (int)
                    Math.round(cutout.box().height() / cutout.scale())));
        } catch (OutOfPixelMemory e) {
            throw new Refusal(Refusal.Reason.TOO_MUCH_MEMORY, "(" + e.getMessage() + ")");
        }
    }

    /** What finished files and sets are judged by. */
    public Inspector inspector() {
        return inspector;
    }

    private Matte matte(Original original) {
        return original.alpha().map(Matte::ofOwnAlpha).orElseGet(() -> model.matte(original));
    }
}
