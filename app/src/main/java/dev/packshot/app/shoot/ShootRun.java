package dev.packshot.app.shoot;

import dev.packshot.app.report.PictureRecord;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Works through a plan with a few threads, each with one picture in hand, and writes down what is finished. */
final class ShootRun {
    private final PictureMaker maker;
    private final OutputFolder folder;
    private final Journal journal;
    private final Progress progress;
    private final Digest settings;

    /**
     * Prepares a run.
     *
     * @param settings digest of all that decides the pictures' bytes besides the photographs
     */
    ShootRun(PictureMaker maker, OutputFolder folder, Journal journal, Progress progress, Digest settings) {
        this.maker = maker;
        this.folder = folder;
        this.journal = journal;
        this.progress = progress;
        this.settings = settings;
    }

    /**
     * Makes every picture of the plan that isn't finished yet.
     *
     * @return the journal keys in the plan's order
     */
    List<Digest> run(ShootPlan plan, int workers) throws InterruptedException {
        var keys = new Digest[plan.pictures().size()];
        var next = new AtomicInteger();
        var failure = new AtomicReference<Optional<Throwable>>(Optional.empty());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(workers, keys.length); i++) {
            // Platform threads: native calls would pin virtual ones.
            threads.add(Thread.ofPlatform().name("shoot-" + i).start(() -> {
                try {
                    for (int n = next.getAndIncrement(); n < keys.length; n = next.getAndIncrement()) {
                        keys[n] = shoot(plan.pictures().get(n));
                    }
                } catch (RuntimeException | Error e) {
                    // Not a picture's fault (a full disk, say): all stop, and the journal knows how far they came.
                    failure.set(Optional.of(e));
                    next.set(keys.length);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        progress.end();
        switch (failure.get().orElse(null)) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException("A run ended early: " + e, e);
        }
        return List.of(keys);
    }

    private Digest shoot(PlannedPicture picture) {
        byte[] file;
        try {
            file = maker.read(picture);
        } catch (Refusal e) {
            Digest key = Digest.of("unread " + picture.name() + settings);
            return done(key, maker.refused(picture, null, 0, e));
        }
        List<PixelSize> set = maker.set(picture);
        Digest key = new PictureKey(
                        Digest.of(file),
                        "%s %s %s %s"
                                .formatted(
                                        picture.name(),
                                        picture.sku(),
                                        picture.slot().label(),
                                        picture.maskName()),
                        settings,
                        set,
                        folder.wantsMasks())
                .digest();
        Optional<PictureRecord> earlier = journal.find(key).filter(this::stillThere);
        if (earlier.isPresent()) {
            progress.resumed(earlier.get());
            return key;
        }
        return done(key, maker.make(picture, file, set));
    }

    private Digest done(Digest key, PictureRecord picture) {
        journal.finished(key, picture);
        progress.made(picture);
        return key;
    }

    /** Refusals are tried again: a decoder may have been installed, a file made readable. */
    private boolean stillThere(PictureRecord picture) {
        return picture.refusal() == null
                && (picture.mask() == null || folder.holdsMask(picture.mask()))
                && picture.renditions().stream()
                        .allMatch(rendition -> folder.holds(rendition.file(), new Digest(rendition.digest())));
    }
}
