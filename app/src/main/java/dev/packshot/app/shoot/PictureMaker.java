package dev.packshot.app.shoot;

import dev.packshot.app.report.PictureRecord;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.PackshotPipeline;
import dev.packshot.pipeline.Photograph;
import dev.packshot.pipeline.Shot;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.intake.Refusal;
import dev.packshot.pipeline.recipe.Recipe;
import dev.packshot.pipeline.refine.NothingFound;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes one picture's files, or explains why not. Whatever is wrong with one picture ends here. */
final class PictureMaker {
    private static final System.Logger LOG = System.getLogger(PictureMaker.class.getName());

    private final PackshotPipeline pipeline;
    private final Recipe recipe;
    private final Limits limits;
    private final OutputFolder folder;
    private final PictureRecords records;
    private final SetScales setScales;

    PictureMaker(
            PackshotPipeline pipeline,
            Recipe recipe,
            Limits limits,
            OutputFolder folder,
            PictureRecords records,
            SetScales setScales) {
        this.pipeline = pipeline;
        this.recipe = recipe;
        this.limits = limits;
        this.folder = folder;
        this.records = records;
        this.setScales = setScales;
    }

    /** The bytes of a picture's file, not larger than the limit. */
    byte[] read(PlannedPicture picture) {
        try {
            long size = Files.size(picture.file());
            if (size > limits.maxBytes()) {
                throw new Refusal(
                        Refusal.Reason.TOO_MANY_BYTES,
                        "It has %,d bytes, the limit is %,d.".formatted(size, limits.maxBytes()));
            }
            return Files.readAllBytes(picture.file());
        } catch (IOException e) {
            throw new Refusal(Refusal.Reason.UNREADABLE, "");
        }
    }

    /** Product sizes of a picture's set, when the recipe wants a common scale. */
    List<PixelSize> set(PlannedPicture picture) {
        return setScales.of(picture.sku());
    }

    /** Makes a picture. Never throws for what is wrong with the photograph. */
    PictureRecord make(PlannedPicture picture, byte[] file, List<PixelSize> set) {
        Digest digest = Digest.of(file);
        try {
            var photograph = new Photograph(file, picture.sku(), picture.slot(), altText(picture));
            Shot shot = pipeline.shoot(photograph, recipe, set, folder.wantsMasks());
            return records.made(picture, file.length, shot, write(picture, shot));
        } catch (Refusal e) {
            return refused(picture, digest, file.length, e);
        } catch (NothingFound e) {
            return refused(picture, digest, file.length, "NOTHING_FOUND", e.getMessage(), e.remedy());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A defect of Packshot stopped " + picture.name(), e);
            return refused(
                    picture,
                    digest,
                    file.length,
                    "DEFECT",
                    "Packshot failed on it: " + e,
                    "Please report this with the photograph; the other pictures are not affected.");
        }
    }

    /** The record of a photograph that isn't taken in. */
    PictureRecord refused(PlannedPicture picture, @Nullable Digest digest, long bytes, Refusal refusal) {
        return refused(
                picture,
                digest,
                bytes,
                refusal.reason().name(),
                refusal.getMessage(),
                refusal.reason().remedy());
    }

    private PictureRecord refused(
            PlannedPicture picture,
            @Nullable Digest digest,
            long bytes,
            String reason,
            @Nullable String message,
            String remedy) {
        return PictureRecord.refused(
                new PictureRecord.Input(picture.name(), digest == null ? null : digest.hex(), bytes, null, null, null),
                picture.sku().value(),
                picture.slot().label(),
                new PictureRecord.RefusalRecord(reason, message == null ? reason : message, remedy));
    }

    private Written write(PlannedPicture picture, Shot shot) {
        List<Written.Files> renditions = shot.renditions().stream()
                .map(judged -> {
                    var spec = judged.rendition().spec();
                    return new Written.Files(
                            folder.rendition(
                                    spec.platform(),
                                    picture.sku(),
                                    picture.slot(),
                                    spec.format(),
                                    judged.rendition().bytes()),
                            folder.renditionPreview(
                                    spec.platform(),
                                    picture.sku(),
                                    picture.slot(),
                                    judged.rendered().preview()));
                })
                .toList();
        Optional<String> mask = shot.mask().map(png -> folder.mask(picture.maskName(), png));
        return new Written(folder.photographPreview(shot.appraisal().original(), shot.before()), mask, renditions);
    }

    private static String altText(PlannedPicture picture) {
        return picture.slot() instanceof dev.packshot.catalog.Slot.Gallery gallery
                ? "%s, picture %d".formatted(picture.sku(), gallery.number() + 1)
                : picture.sku().value();
    }
}
