package dev.packshot.engine.reference;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;
import dev.packshot.engine.json.Json;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.profile.BrandProfiles;
import dev.packshot.engine.studio.CandidateModels;
import dev.packshot.pipeline.CutPhotograph;
import dev.packshot.pipeline.PackshotPipeline;
import dev.packshot.pipeline.compare.PictureComparison;
import dev.packshot.pipeline.inspect.ComplianceReport;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.intake.Refusal;
import dev.packshot.pipeline.recipe.Recipe;
import dev.packshot.pipeline.refine.NothingFound;
import dev.packshot.pipeline.render.RenditionMetadata;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes a reference picture the way jobs are made, and holds it against what was frozen. */
@Singleton
final class ReferencePicture {
    private static final Sku SKU = new Sku("REFERENCE");

    private final CandidateModels models;
    private final BrandProfiles profiles;
    private final MediaStore store;
    private final PictureComparison comparison = new PictureComparison(Limits.DEFAULT.pixelMemory());

    ReferencePicture(CandidateModels models, BrandProfiles profiles, MediaStore store) {
        this.models = models;
        this.profiles = profiles;
        this.store = store;
    }

    ReferenceResult make(
            ReferenceRun run, ReferenceSet set, int position, Optional<ReferenceResult> frozen, Instant now) {
        Digest original = set.originals().get(position);
        var result = new ReferenceResult(run.id(), position, original, now);
        byte[] file = store.read(original);
        try (CandidateModels.Loan loan = models.lend(run.setting().model())) {
            PackshotPipeline pipeline = loan.pipeline();
            CutPhotograph cut = pipeline.cutOut(file);
            result.cutout = Digest.of(cut.cutout()).hex();
            result.mask = store.put(cut.mask()).hex();
            result.uncertainty = cut.appraisal().uncertainty().figure();
            List<ReferenceResult.Rendition> renditions = new ArrayList<>();
            for (Platform platform : set.platforms()) {
                renditions.add(rendition(pipeline, run, platform, cut));
            }
            result.renditions = Json.write(renditions);
        } catch (Refusal e) {
            result.refusal = e.getMessage() + " " + e.reason().remedy();
        } catch (NothingFound e) {
            result.refusal = e.getMessage() + " " + e.remedy();
        }
        frozen.ifPresent(before -> compare(before, result));
        return result;
    }

    private ReferenceResult.Rendition rendition(
            PackshotPipeline pipeline, ReferenceRun run, Platform platform, CutPhotograph cut) {
        Recipe recipe = QuarkusTransaction.requiringNew()
                .call(() -> profiles.recipe(run.setting().profile(), platform));
        var metadata = new RenditionMetadata(SKU, "", cut.appraisal().sourceType());
        byte[] file = pipeline.render(cut.cutout(), Slot.MAIN, metadata, recipe, List.of())
                .getFirst()
                .rendition()
                .bytes();
        Map<Platform, ComplianceReport> reports =
                pipeline.inspect(cut.cutout(), Slot.MAIN, Map.of(platform, file), recipe, List.of());
        ComplianceReport report = Objects.requireNonNull(reports.get(platform));
        return new ReferenceResult.Rendition(
                platform,
                store.put(file),
                report.compliant(),
                report.figures().fidelityMean(),
                report.figures().fillLongest());
    }

    private void compare(ReferenceResult before, ReferenceResult now) {
        now.sameCutout = before.cutout().equals(now.cutout());
        now.sameRenditions = before.renditions().stream()
                .map(ReferenceResult.Rendition::digest)
                .toList()
                .equals(now.renditions().stream()
                        .map(ReferenceResult.Rendition::digest)
                        .toList());
        if (before.mask().isPresent() && now.mask().isPresent()) {
            OptionalDouble iou = comparison.maskIou(
                    store.read(before.mask().get()), store.read(now.mask().get()));
            iou.ifPresent(overlap -> now.maskIou = overlap);
        }
        for (ReferenceResult.Rendition rendition : now.renditions()) {
            before.renditions().stream()
                    .filter(frozen -> frozen.platform().equals(rendition.platform()))
                    .map(frozen -> comparison.colourShift(store.read(frozen.digest()), store.read(rendition.digest())))
                    .forEach(shift -> shift.ifPresent(each ->
                            now.colourShift = now.colourShift == null ? each : Math.max(now.colourShift, each)));
        }
    }
}
