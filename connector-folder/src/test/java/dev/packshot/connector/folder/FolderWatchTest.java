package dev.packshot.connector.folder;

import static dev.packshot.connector.folder.Root.SHOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.connector.Signal;
import dev.packshot.connector.Signals;
import dev.packshot.connector.folder.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a folder while it is watched. */
class FolderWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final FolderPace SWEEPING =
            new FolderPace(10, Duration.ofMillis(20), Duration.ofMillis(60), Duration.ofMillis(200));

    @TempDir
    Path folder;

    private final BlockingQueue<Signal> heard = new LinkedBlockingQueue<>();
    private Root root;

    @BeforeEach
    void empty() throws IOException {
        root = new Root(folder);
    }

    @Test
    void a_new_sku_is_told_for_each_platform() throws Exception {
        root.with("platforms", "amazon,etsy");
        try (Signals.Watch watch = watch(Root.BRISK)) {
            root.withShoe();

            List<Signal> signals = List.of(next(), next());

            assertThat(signals.stream().map(Signal::kind)).containsOnly(Signal.Kind.CREATED);
            assertThat(signals.stream()
                            .map(signal -> signal.listing().orElseThrow().id()))
                    .containsExactlyInAnyOrder("amazon/SHOE", "etsy/SHOE");
            assertThat(signals.stream().map(Signal::id)).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_new_sku_is_told_once_its_files_stay_as_they_are() throws Exception {
        StringBuilder content = new StringBuilder();
        try (Signals.Watch watch = watch(Root.BRISK)) {
            for (int i = 0; i < 40; i++) {
                content.append("part ").append(i);
                root.drop("inbox/SHOE/a.jpg", content.toString());
                assertThat(heard.poll(10, TimeUnit.MILLISECONDS)).isNull();
            }

            next();

            assertThat(Root.contents(root.read(SHOE))).containsExactly(content.toString());
            assertThat(heard.poll(300, TimeUnit.MILLISECONDS))
                    .as("a second signal")
                    .isNull();
        }
    }

    @Test
    void a_loose_photograph_a_manifest_and_a_removal_are_told() throws Exception {
        List<Signal.Kind> kinds = new ArrayList<>();
        try (Signals.Watch watch = watch(Root.BRISK)) {
            root.drop("inbox/MUG_1.jpg", "mug");
            kinds.add(next().kind());
            root.drop("inbox/export.csv", "sku,title\nMUG,A mug\n");
            kinds.add(next().kind());
            Files.delete(root.path("inbox/export.csv"));
            Files.delete(root.path("inbox/MUG_1.jpg"));
            kinds.add(next().kind());
        }

        assertThat(kinds).containsExactly(Signal.Kind.CREATED, Signal.Kind.CHANGED, Signal.Kind.DELETED);
    }

    @Test
    void what_the_file_system_forgets_to_tell_is_found_by_the_sweep() throws Exception {
        root.withShoe();
        root.session().writer().write(Root.cutOut(root.read(SHOE)));

        try (Signals.Watch watch = watch(SWEEPING)) {
            // The shelf isn't watched, only swept.
            root.drop("shelf/etsy/SHOE/mine.jpg", "on a model");

            assertThat(next().listing()).contains(SHOE);
        }
    }

    @Test
    void a_change_back_and_forth_has_another_id_each_time() throws Exception {
        root.withShoe();
        List<String> ids = new ArrayList<>();
        try (Signals.Watch watch = watch(Root.BRISK)) {
            Path away = root.path("away.jpg");
            for (int i = 0; i < 2; i++) {
                Files.move(root.path("inbox/SHOE/a.jpg"), away);
                ids.add(next().id());
                Files.move(away, root.path("inbox/SHOE/a.jpg"));
                ids.add(next().id());
            }
        }

        assertThat(ids).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void an_inbox_that_is_made_later_is_watched_too() throws Exception {
        Files.delete(root.path("inbox"));
        try (Signals.Watch watch = watch(Root.BRISK)) {
            root.withShoe();

            assertThat(next().listing()).contains(SHOE);
        }
    }

    @Test
    void a_signal_that_was_not_taken_is_told_again() throws Exception {
        BlockingQueue<Signal> taken = new LinkedBlockingQueue<>();
        try (Signals.Watch watch = root.connector().signals().orElseThrow().watch(root.settings(), signal -> {
            heard.add(signal);
            if (heard.size() < 2) {
                throw new IllegalStateException("The database is away");
            }
            taken.add(signal);
        })) {
            root.withShoe();

            Signal signal = taken.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);

            assertThat(heard).containsExactly(signal, signal);
        }
    }

    private Signals.Watch watch(FolderPace pace) {
        return new FolderConnector(new Disk(), pace).signals().orElseThrow().watch(root.settings(), heard::add);
    }

    private Signal next() throws InterruptedException {
        @Nullable Signal signal = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(signal).as("a signal in time").isNotNull();
        return java.util.Objects.requireNonNull(signal);
    }
}
