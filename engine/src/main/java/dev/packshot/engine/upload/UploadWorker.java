package dev.packshot.engine.upload;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.MediaUses;
import dev.packshot.engine.studio.Equipment;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import dev.packshot.pipeline.Photograph;
import dev.packshot.pipeline.Shot;
import dev.packshot.pipeline.intake.Refusal;
import dev.packshot.pipeline.refine.NothingFound;
import dev.packshot.pipeline.stored.JudgementJson;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the set of an upload in one go. */
@Singleton
final class UploadWorker implements Worker {
    private final Uploads uploads;
    private final UploadPictures pictures;
    private final MediaStore store;
    private final MediaUses uses;
    private final Equipment equipment;
    private final Clock clock;

    UploadWorker(
            Uploads uploads,
            UploadPictures pictures,
            MediaStore store,
            MediaUses uses,
            Equipment equipment,
            Clock clock) {
        this.uploads = uploads;
        this.pictures = pictures;
        this.store = store;
        this.uses = uses;
        this.equipment = equipment;
        this.clock = clock;
    }

    @Override
    public String stage() {
        return Uploads.STAGE;
    }

    @Override
    public Pool pool() {
        return Pool.CPU;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(4)
                .startingAt(ofSeconds(2))
                .doublingUpTo(ofMinutes(5))
                .thenQuarantine();
    }

    @Override
    public void work(WorkItem item) {
        Optional<Upload> waiting = QuarkusTransaction.requiringNew().call(() -> uploads.findByIdOptional(item.row())
                .filter(upload -> upload.state() == UploadState.WAITING));
        if (waiting.isEmpty()) {
            return;
        }
        Upload upload = waiting.get();
        UploadWish wish = upload.wish();
        try {
            Shot shot = equipment
                    .pipeline()
                    .shoot(
                            new Photograph(store.read(upload.original()), wish.sku(), wish.slot(), wish.altText()),
                            QuarkusTransaction.requiringNew().call(() -> uploads.recipe(wish)),
                            List.of(),
                            false);
            keep(upload.id(), shot);
        } catch (Refusal e) {
            refuse(upload.id(), e.getMessage() + " " + e.reason().remedy());
        } catch (NothingFound e) {
            refuse(upload.id(), e.getMessage() + " " + e.remedy());
        }
    }

    private void keep(UUID id, Shot shot) {
        List<UploadPicture> made = new ArrayList<>();
        for (Shot.Judged judged : shot.renditions()) {
            store.put(judged.rendition().bytes());
            Digest preview = store.put(judged.rendered().preview());
            made.add(new UploadPicture(id, made.size(), judged, preview));
        }
        settle(id, upload -> {
            Instant until = upload.created().plus(Uploads.KEPT);
            made.forEach(picture -> {
                uses.keep(picture.digest(), Uploads.KIND, id, until);
                uses.keep(picture.preview(), Uploads.KIND, id, until);
                pictures.persist(picture);
            });
            upload.made(JudgementJson.text(shot.appraisal().uncertainty()), clock.instant());
        });
    }

    private void refuse(UUID id, String why) {
        settle(id, upload -> upload.refused(why, clock.instant()));
    }

    /** Once: of two that made the same, the second finds it done. */
    private void settle(UUID id, java.util.function.Consumer<Upload> end) {
        QuarkusTransaction.requiringNew()
                .run(() -> uploads.findByIdOptional(id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                        .filter(upload -> upload.state() == UploadState.WAITING)
                        .ifPresent(end));
    }
}
