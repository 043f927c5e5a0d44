package dev.packshot.app.report;

import dev.packshot.catalog.Platform;
import dev.packshot.pipeline.inspect.Inspector;
import dev.packshot.pipeline.inspect.PictureSet;
import dev.packshot.pipeline.inspect.Verdict;
import java.util.List;

/** Judges a SKU's pictures as the set that a listing would show. */
public final class SetJudge {
    private final Inspector inspector;
    private final List<Platform> platforms;

    /** Judges for these platforms. */
    public SetJudge(Inspector inspector, List<Platform> platforms) {
        this.inspector = inspector;
        this.platforms = platforms;
    }

    /**
     * The verdicts, one record for each platform.
     *
     * @param pictures all records of one SKU
     */
    public List<SetRecord> judge(String sku, List<PictureRecord> pictures) {
        return platforms.stream()
                .map(platform -> judge(platform, sku, pictures))
                .toList();
    }

    private SetRecord judge(Platform platform, String sku, List<PictureRecord> pictures) {
        int main = 0;
        int made = 0;
        for (PictureRecord picture : pictures) {
            if (picture.renditions().stream().anyMatch(made(platform))) {
                made++;
                main += picture.slot().equals("main") ? 1 : 0;
            }
        }
        List<Verdict> verdicts = inspector.inspectSet(platform, new PictureSet(main, made, 0));
        return new SetRecord(
                platform.id(),
                sku,
                made,
                verdicts.stream().map(PictureRecord.VerdictRecord::of).toList(),
                verdicts.stream()
                        .filter(Verdict::blocks)
                        .map(verdict -> "%s would refuse the set: %s (%s: %s)"
                                .formatted(
                                        platform,
                                        verdict.rule().id(),
                                        verdict.rule().metric(),
                                        verdict.measured()))
                        .toList());
    }

    private static java.util.function.Predicate<PictureRecord.RenditionRecord> made(Platform platform) {
        return rendition -> rendition.platform().equals(platform.id());
    }
}
