package dev.packshot.connector.shopify.writing;

import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.shopify.gallery.Rehearsal;
import dev.packshot.connector.shopify.gallery.Step;
import dev.packshot.connector.shopify.graphql.Operation;
import java.util.List;

/** What the calls of a change cost, as {@link GalleryWrite} makes them when Shopify is as quick as usual. */
final class WriteCosts {
    /** Looks that usual processing takes: small pictures are ready after about two seconds. */
    private static final int LOOKS = 2;

    private WriteCosts() {}

    /** Points of a whole change. */
    static long points(GalleryChange change) {
        List<Step> steps = Rehearsal.of(change);
        int expected = Math.max(change.base().images().size(), change.places().size());
        int read = Operation.GALLERY_NOW.cost(GalleryReading.firstPage(expected));
        int uploads = (int) change.puts().count();
        long points = read;
        boolean uploaded = false;
        for (Step step : steps) {
            boolean sends = step instanceof Step.Create
                    || (step instanceof Step.Update update
                            && !update.replacements().isEmpty());
            if (sends && !uploaded) {
                uploaded = true;
                points += Operation.STAGED_UPLOADS.cost(uploads)
                        + (step instanceof Step.Update ? read : Operation.FILES_BY_NAME.cost(2 * uploads));
            }
            points += read + of(step);
        }
        return points;
    }

    private static long of(Step step) {
        return switch (step) {
            case Step.Acknowledge(var pictures) -> Operation.FILE_ACKNOWLEDGE.cost(pictures.size());
            case Step.Await(var files) -> LOOKS * (long) Operation.FILE_STATES.cost(files.size());
            case Step.Create(var files) ->
                Operation.FILE_CREATE.cost(files.size()) + LOOKS * (long) Operation.FILE_STATES.cost(files.size());
            case Step.Update update -> {
                int replaced = update.replacements().size();
                yield Operation.FILE_UPDATE.cost(update.rows().size())
                        + (replaced == 0 ? 0 : LOOKS * (long) Operation.FILE_STATES.cost(replaced));
            }
            case Step.Reorder ignored -> Operation.MEDIA_REORDER.cost(1) + LOOKS * (long) Operation.JOB_STATE.cost(1);
            case Step.Relink(var off, var on) ->
                pieces(off) * (long) Operation.VARIANT_DETACH.cost(1)
                        + pieces(on) * (long) Operation.VARIANT_APPEND.cost(1);
            case Step.Detach(var pictures) -> Operation.FILE_UPDATE.cost(pictures.size());
        };
    }

    private static int pieces(List<Step.Link> links) {
        return GalleryCalls.pieces(links, GalleryCalls.MOST_LINKS).size();
    }
}
