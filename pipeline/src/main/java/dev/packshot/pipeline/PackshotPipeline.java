package dev.packshot.pipeline;

import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Platform;
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
import dev.packshot.pipeline.recipe.Look;
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
import dev.packshot.pipeline.stored.CutoutFile;
import dev.packshot.pipeline.stored.StoredUnreadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The way of a picture from its bytes to judged renditions, in one go ({@link #shoot}) or in three steps between which
 * everything is bytes that can be kept ({@link #cutOut}, {@link #render}, {@link #inspect}). The same file, recipe and
 * build give the same bytes, on whichever thread, after however many others, in one go or in steps.
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
     * Makes all renditions of a photograph in one go: the same bytes and verdicts as {@link #cutOut}, {@link #render}
     * and {@link #inspect} give one after the other.
     *
     * @param set sizes of all the SKU's products in upright photograph pixels, for a common scale; empty when each
     *     picture fills its canvas
     * @param wantsMask whether the matte is encoded too
     * @throws Refusal when the photograph isn't taken in
     * @throws NothingFound when there is no product in it
     */
    public Shot shoot(Photograph photograph, Recipe recipe, List<PixelSize> set, boolean wantsMask) {
        return within(desk -> {
            Cut cut = cut(photograph.file(), desk);
            Optional<byte[]> mask = wantsMask ? Optional.of(mask(cut, desk)) : Optional.empty();
            cut.original().pixels().close();

            Cutout cutout = cut.cutout();
            var metadata = new RenditionMetadata(
                    photograph.sku(), photograph.altText(), cut.original().sourceType());
            List<ImageSpec> specs = specs(recipe, photograph.slot());
            List<Shot.Judged> renditions = composed(cutout, specs, recipe.look(), set, desk, composition -> {
                Rendered rendered = rendered(composition, metadata, desk);
                ComplianceReport report = desk.in(
                        Stage.INSPECT,
                        () -> inspector.inspect(
                                rendered.rendition(), composition, cutout.uncertainty(), desk.memory()));
                return new Shot.Judged(rendered, report);
            });
            return new Shot(cut.appraisal(), cut.before(), mask, renditions, desk.milliseconds(), desk.peakBytes());
        });
    }

    /**
     * The first third of {@link #shoot}: cuts the product out, in a form that can be kept.
     *
     * @param file the photograph's bytes
     * @throws Refusal when the photograph isn't taken in
     * @throws NothingFound when there is no product in it
     */
    public CutPhotograph cutOut(byte[] file) {
        return within(desk -> {
            Cut cut = cut(file, desk);
            byte[] mask = mask(cut, desk);
            cut.original().pixels().close();
            byte[] stored = desk.in(Stage.REFINE, () -> CutoutFile.write(cut.cutout()));
            return new CutPhotograph(
                    cut.appraisal(), cut.before(), mask, stored, desk.milliseconds(), desk.peakBytes());
        });
    }

    /**
     * The second third of {@link #shoot}: makes the renditions of a slot.
     *
     * @param cutout what {@link #cutOut} gave
     * @param slot where the picture goes in the picture set
     * @param metadata what the renditions say about themselves; the source type is the photograph's own
     * @param set as for {@link #shoot}
     * @return one for each spec of the slot, in the recipe's order
     * @throws StoredUnreadable when the cut-out is damaged or of another format: cut out again
     * @throws Refusal when the picture needs more memory than one may have
     */
    public List<Rendered> render(
            byte[] cutout, Slot slot, RenditionMetadata metadata, Recipe recipe, List<PixelSize> set) {
        return within(desk -> composed(
                CutoutFile.read(cutout, desk.memory()),
                specs(recipe, slot),
                recipe.look(),
                set,
                desk,
                composition -> rendered(composition, metadata, desk)));
    }

    /**
     * The last third of {@link #shoot}: composes once more, which gives the same pixels, and judges exactly these
     * encoded bytes by them.
     *
     * @param cutout what {@link #cutOut} gave
     * @param slot as for {@link #render}
     * @param renditions the files by platform; all that are to be judged in one call share the preparation
     * @param recipe as for {@link #render}
     * @param set as for {@link #render}
     * @return a report on each, in the recipe's order
     * @throws StoredUnreadable when the cut-out is damaged or of another format: cut out again
     * @throws dev.packshot.pipeline.vips.VipsException when a rendition is damaged
     * @throws IllegalArgumentException when a rendition isn't a picture, has another size than its composition, or is for
     *     a platform that the recipe doesn't serve
     * @throws Refusal when the picture needs more memory than one may have
     */
    public Map<Platform, ComplianceReport> inspect(
            byte[] cutout, Slot slot, Map<Platform, byte[]> renditions, Recipe recipe, List<PixelSize> set) {
        List<ImageSpec> specs = specs(recipe, slot).stream()
                .filter(spec -> renditions.containsKey(spec.platform()))
                .toList();
        if (specs.size() != renditions.size()) {
            throw new IllegalArgumentException(
                    "The recipe serves %s, not all of %s".formatted(recipe.platforms(), renditions.keySet()));
        }
        return within(desk -> {
            Cutout read = CutoutFile.read(cutout, desk.memory());
            List<ComplianceReport> judged = composed(read, specs, recipe.look(), set, desk, composition -> {
                byte[] file =
                        Objects.requireNonNull(renditions.get(composition.spec().platform()));
                return inspector.inspect(file, composition, read.uncertainty(), desk.memory());
            });
            Map<Platform, ComplianceReport> reports = new LinkedHashMap<>();
            for (int i = 0; i < judged.size(); i++) {
                reports.put(specs.get(i).platform(), judged.get(i));
            }
            return reports;
        });
    }

    /**
     * How large the product is in a photograph.
     *
     * @return its box in upright photograph pixels
     * @throws Refusal when the photograph isn't taken in
     * @throws NothingFound when there is no product in it
     */
    public PixelSize productSize(byte[] file) {
        return within(desk -> {
            Original original = intake.open(file, desk.memory());
            return Appraisal.product(refiner.refine(original, matte(original), desk.memory()));
        });
    }

    /** What finished files and sets are judged by. */
    public Inspector inspector() {
        return inspector;
    }

    /**
     * A product just cut out, with the photograph that it was cut from.
     *
     * @param before small JPEG of the photograph
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
    private record Cut(Original original, Cutout cutout, Appraisal appraisal, byte[] before) {}

    /** Bytes → photograph → figures → matte → cut-out. */
    private Cut cut(byte[] file, Desk desk) {
        Original original = desk.in(Stage.INTAKE, () -> intake.open(file, desk.memory()));
        SourceQuality quality = desk.in(Stage.PREPARE, () -> meter.measure(original));
        byte[] before = desk.in(Stage.PREPARE, () -> Preview.of(original.pixels()));
        Matte matte = desk.in(Stage.INFER, () -> matte(original));
        Cutout cutout = desk.in(Stage.REFINE, () -> refiner.refine(original, matte, desk.memory()));
        return new Cut(original, cutout, Appraisal.of(original, quality, matte.source(), cutout), before);
    }

    /** Cut-out → a composition for each target, and what is made of it before its pixels are given back. */
    private <T> List<T> composed(
            Cutout cutout,
            List<ImageSpec> specs,
            Look look,
            List<PixelSize> set,
            Desk desk,
            Function<Composition, T> then) {
        List<T> results = new ArrayList<>();
        try (Motif motif = desk.in(Stage.COMPOSE, () -> Motif.of(cutout, look, desk.memory()))) {
            // From here on only the motif and the photograph behind it are looked at.
            cutout.pixels().close();
            for (ImageSpec spec : specs) {
                var scale = SetScale.of(look, spec, set);
                Composition composition = desk.in(Stage.COMPOSE, () -> composer.compose(motif, spec, scale));
                results.add(then.apply(composition));
                composition.release();
            }
        }
        return results;
    }

    /** Composition → encoded file. */
    private Rendered rendered(Composition composition, RenditionMetadata metadata, Desk desk) {
        Rendition rendition = desk.in(Stage.RENDER, () -> renderer.render(composition, metadata));
        byte[] preview = desk.in(Stage.RENDER, () -> Preview.of(composition.pixels()));
        return new Rendered(rendition, composition.enlarged(), composition.altered(), preview);
    }

    private Matte matte(Original original) {
        return original.alpha().map(Matte::ofOwnAlpha).orElseGet(() -> model.matte(original));
    }

    private static byte[] mask(Cut cut, Desk desk) {
        return desk.in(
                Stage.REFINE,
                () -> MaskImage.encode(cut.cutout(), cut.original().upright()));
    }

    private static List<ImageSpec> specs(Recipe recipe, Slot slot) {
        return recipe.specs(slot instanceof Slot.Main);
    }

    private <T> T within(Function<Desk, T> work) {
        try (var desk = new Desk(limits.pixelMemory())) {
            return work.apply(desk);
        } catch (OutOfPixelMemory e) {
            throw new Refusal(Refusal.Reason.TOO_MUCH_MEMORY, "(" + e.getMessage() + ")");
        }
    }
}
