package dev.packshot.engine.studio;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.PixelSize;
import dev.packshot.engine.work.Postponed;
import dev.packshot.pipeline.recipe.Recipe;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the products that share a scale: those of a listing's places, made by the same recipe. */
@Singleton
final class Siblings {
    private static final Duration SOON = Duration.ofSeconds(3);

    private final ImageJobs jobs;
    private final Cutouts cutouts;

    Siblings(ImageJobs jobs, Cutouts cutouts) {
        this.jobs = jobs;
        this.cutouts = cutouts;
    }

    /**
     * Sizes of all products that share a job's scale, its own included; empty when the recipe lets each picture have its own.
     *
     * @param gallery as it is now: places behind its end don't count
     * @throws Postponed while one of them isn't cut out yet; one that was refused, or whose turn hasn't come, is left out
     */
    List<PixelSize> sizes(ImageJob job, Recipe recipe, Gallery gallery) {
        if (!recipe.look().sameScale()) {
            return List.of();
        }
        Map<String, ImageJob> places = new LinkedHashMap<>();
        jobs.by(job.listing(), job.recipe()).stream()
                .filter(each -> each.position < gallery.images().size() || each.equals(job))
                .forEach(each -> places.putIfAbsent(each.slot, each));
        return places.values().stream()
                .sorted(Comparator.comparingInt(each -> each.position))
                .filter(each -> each.id().equals(job.id()) || counts(each))
                .map(this::size)
                .toList();
    }

    private boolean counts(ImageJob sibling) {
        return switch (sibling.state()) {
            case REFUSED, DROPPED -> false;
            // Who waits for somebody whose batch waits for him waits for ever.
            case FOUND, FETCHED -> !waitsForItsBatch(sibling);
            case CUT_OUT, RENDERED, INSPECTED, IN_REVIEW, APPROVED, REJECTED -> true;
        };
    }

    private boolean waitsForItsBatch(ImageJob sibling) {
        return sibling.batch()
                .filter(batch -> jobs.getEntityManager()
                                .createQuery(
                                        "select count(b) from Batch b where b.id = :id and cast(b.state as string) in"
                                                + " ('FILLING', 'WAITING')",
                                        Long.class)
                                .setParameter("id", batch)
                                .getSingleResult()
                        > 0)
                .isPresent();
    }

    private PixelSize size(ImageJob sibling) {
        return cutouts.of(sibling)
                .flatMap(StoredCutout::product)
                .orElseThrow(() -> new Postponed("A picture that shares its scale isn't cut out yet", SOON));
    }
}
