package dev.packshot.app.shoot;

import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Sku;
import dev.packshot.pipeline.PackshotPipeline;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.intake.Refusal;
import dev.packshot.pipeline.refine.NothingFound;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cuts a SKU's pictures out once to learn their products' sizes. Pictures that can't be used don't count; they are
 * refused with their reason when their turn comes.
 */
final class MeasuredSetScales implements SetScales {
    private final PackshotPipeline pipeline;
    private final Limits limits;
    private final ShootPlan plan;
    private final Map<Sku, List<PixelSize>> measured = new ConcurrentHashMap<>();

    MeasuredSetScales(PackshotPipeline pipeline, Limits limits, ShootPlan plan) {
        this.pipeline = pipeline;
        this.limits = limits;
        this.plan = plan;
    }

    @Override
    public List<PixelSize> of(Sku sku) {
        return measured.computeIfAbsent(sku, this::measure);
    }

    private List<PixelSize> measure(Sku sku) {
        List<PixelSize> sizes = new ArrayList<>();
        for (PlannedPicture picture : plan.pictures()) {
            if (picture.sku().equals(sku)) {
                try {
                    if (Files.size(picture.file()) <= limits.maxBytes()) {
                        sizes.add(pipeline.productSize(Files.readAllBytes(picture.file())));
                    }
                } catch (IOException | Refusal | NothingFound e) {
                    continue;
                }
            }
        }
        return List.copyOf(sizes);
    }
}
