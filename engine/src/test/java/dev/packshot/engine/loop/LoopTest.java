package dev.packshot.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signal;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.invariant.InvariantCheck;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.publication.Publication;
import dev.packshot.engine.publication.PublicationRows;
import dev.packshot.engine.publication.PublicationState;
import dev.packshot.engine.publication.Restorer;
import dev.packshot.engine.review.DecisionRefused;
import dev.packshot.engine.review.Outcome;
import dev.packshot.engine.review.ReviewTask;
import dev.packshot.engine.review.Reviews;
import dev.packshot.engine.signal.SignalInbox;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.ImageJobs;
import dev.packshot.engine.sync.Lane;
import dev.packshot.engine.sync.Schedules;
import dev.packshot.engine.work.Crew;
import dev.packshot.engine.work.Urgency;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LoopTest {
    @TempDir
    Path folder;

    @Inject
    MemoryMarket market;

    @Inject
    Connections connections;

    @Inject
    Schedules schedules;

    @Inject
    ListingMirror mirror;

    @Inject
    PublicationRows publications;

    @Inject
    ImageJobs jobs;

    @Inject
    Reviews reviews;

    @Inject
    Restorer restorer;

    @Inject
    Problems problems;

    @Inject
    InvariantCheck invariants;

    @Inject
    SignalInbox inbox;

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Inject
    Crew crew;

    @Inject
    Ids ids;

    private Connection shop;

    @BeforeEach
    void work() {
        market.reset();
        crew.start();
    }

    @AfterEach
    void stop() {
        crew.stop();
        connections.remove(shop.id(), "test");
    }

    @Test
    void brings_new_pictures_onto_the_shelf_and_reads_them_back() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 1), ProductPicture.png(700, 2)));

        connect(Policy.AUTO);

        Publication verified = awaited("L1", PublicationState.VERIFIED);
        Gallery shelf = market.truth("L1");
        assertThat(verified.files()).hasSize(2);
        assertThat(shelf.images()).hasSize(2).allSatisfy(image -> {
            assertThat(image.marker()).isPresent();
            assertThat(image.variants()).containsExactly("v1");
        });
        assertThat(shelf.images()).extracting(ProductImage::altText).containsExactly("picture 0", "picture 1");
        assertThat(shelf.images().stream().map(LoopTest::digest)).containsExactlyElementsOf(verified.files());
        assertThat(invariants.run()).isEmpty();
    }

    @Test
    void leaves_alone_what_it_has_published() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 3)));
        connect(Policy.AUTO);
        awaited("L1", PublicationState.VERIFIED);
        int writes = market.writes.get();

        readAgain();

        assertThat(market.writes).hasValue(writes);
        assertThat(publications("L1")).hasSize(1);
    }

    @Test
    void puts_the_originals_back_bytes_order_alt_text_and_links() {
        List<byte[]> originals = List.of(ProductPicture.png(700, 4), ProductPicture.png(700, 5));
        market.seed(folder, "L1", "SKU-1", originals);
        Gallery before = market.truth("L1");
        connect(Policy.AUTO);
        awaited("L1", PublicationState.VERIFIED);

        restorer.restore(listing("L1").id(), "anna");

        awaitedRestore("L1");
        Gallery after = market.truth("L1");
        assertThat(after.images().stream().map(LoopTest::digest))
                .containsExactlyElementsOf(originals.stream().map(Digest::of).toList());
        assertThat(after.images())
                .extracting(ProductImage::altText)
                .containsExactlyElementsOf(
                        before.images().stream().map(ProductImage::altText).toList());
        assertThat(after.images())
                .extracting(ProductImage::variants)
                .containsExactlyElementsOf(
                        before.images().stream().map(ProductImage::variants).toList());
        assertThat(invariants.run()).isEmpty();
    }

    @Test
    void publishes_nothing_to_a_restored_listing_until_it_is_released() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 6)));
        connect(Policy.AUTO);
        awaited("L1", PublicationState.VERIFIED);
        restorer.restore(listing("L1").id(), "anna");
        awaitedRestore("L1");
        int writes = market.writes.get();

        readAgain();

        assertThat(market.writes).hasValue(writes);
        assertThat(listing("L1").held()).isTrue();
        restorer.release(listing("L1").id(), "anna");
        Until.holds(
                () -> publications("L1").size() == 3
                        && publications("L1").getLast().state() == PublicationState.VERIFIED,
                () -> state("L1"));
    }

    @Test
    void makes_nothing_of_what_it_reads_while_it_writes() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 50)));
        market.beforeWrite.set(() -> {
            Listing half = listing("L1").listing();
            var images = new ArrayList<>(half.gallery().images());
            images.addFirst(MemoryMarket.image(
                    folder, "half", Optional.empty(), ProductPicture.png(700, 51), "on its way", Set.of()));
            mirror.take(shop.id(), showing(half, images), clock.instant(), Urgency.ROUTINE);
        });

        connect(Policy.AUTO);

        awaited("L1", PublicationState.VERIFIED);
        Until.holds(() -> queued(ListingMirror.PLAN) == 0, () -> state("L1"));
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void waits_for_pictures_that_the_marketplace_still_prepares() {
        byte[] his = ProductPicture.png(700, 52);
        market.seed(folder, "L1", "SKU-1", List.of(his));
        market.edit("L1", images -> List.of(unprepared(images.getFirst())));
        connect(Policy.AUTO);
        Until.holds(() -> jobs().isEmpty() && queued(ListingMirror.PLAN) == 1, () -> state("L1"));
        inbox.store(
                shop.id(), new Signal("told", Signal.Kind.CREATED, Optional.of(new ListingRef("L1")), clock.instant()));

        market.edit(
                "L1",
                images -> List.of(MemoryMarket.image(
                        folder, images.getFirst().id().id(), Optional.empty(), his, "picture 0", Set.of("v1"))));

        awaited("L1", PublicationState.VERIFIED);
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void keeps_an_edit_that_the_seller_made_meanwhile() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 7)));
        byte[] his = ProductPicture.png(700, 8);
        var once = new AtomicBoolean(true);
        market.beforeWrite.set(() -> {
            if (once.getAndSet(false)) {
                market.edit("L1", images -> {
                    images.add(MemoryMarket.image(folder, "his", Optional.empty(), his, "his own", Set.of()));
                    return images;
                });
            }
        });

        connect(Policy.AUTO);

        awaited("L1", PublicationState.VERIFIED);
        assertThat(publications("L1"))
                .extracting(Publication::state)
                .containsExactly(PublicationState.CONFLICT, PublicationState.VERIFIED);
        assertThat(market.truth("L1").images())
                .extracting(ProductImage::altText)
                .containsExactly("picture 0", "his own");
        assertThat(invariants.run()).isEmpty();
    }

    @Test
    void resolves_an_unknown_outcome_by_reading_and_uploads_nothing_twice() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 9)));
        var once = new AtomicBoolean(true);
        market.afterWrite.set(() -> {
            if (once.getAndSet(false)) {
                throw new ConnectorException.Unavailable("The answer was lost", null);
            }
        });

        connect(Policy.AUTO);

        awaited("L1", PublicationState.VERIFIED);
        assertThat(market.writes).hasValue(1);
        assertThat(market.uploads).hasValue(1);
        assertThat(invariants.run()).isEmpty();
    }

    @Test
    void the_echo_of_its_own_publication_and_restore_makes_no_new_work() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 22), ProductPicture.png(700, 23)));
        var echoes = new AtomicInteger();
        // The marketplace tells of each write before its answer is recorded here, and again afterwards.
        market.afterWrite.set(() -> heard("before-" + echoes.incrementAndGet()));
        connect(Policy.AUTO);
        awaited("L1", PublicationState.VERIFIED);
        echo("after-publishing");
        restorer.restore(listing("L1").id(), "anna");
        awaitedRestore("L1");
        int made = jobs().size();

        echo("after-restoring");

        Until.holds(this::quiet, () -> state("L1"));
        assertThat(echoes).hasValue(2);
        assertThat(market.writes).hasValue(2);
        assertThat(jobs()).hasSize(made).hasSize(2);
        assertThat(publications("L1")).hasSize(2);
        assertThat(queued("plan")).isZero();
        assertThat(queued("settle")).isZero();
        assertThat(invariants.run()).isEmpty();
    }

    private static Listing showing(Listing listing, List<ProductImage> images) {
        return new Listing(
                listing.ref(),
                listing.platform(),
                listing.title(),
                listing.productType(),
                listing.variants(),
                new Gallery(images),
                listing.live(),
                listing.updated(),
                listing.issues());
    }

    /** A picture that was uploaded just now and can't be fetched yet. */
    private ProductImage unprepared(ProductImage image) {
        return new ProductImage(
                image.id(),
                image.marker(),
                Optional.of(clock.instant()),
                "",
                Optional.empty(),
                image.altText(),
                Optional.empty(),
                image.variants());
    }

    private List<ImageJob> jobs() {
        return QuarkusTransaction.requiringNew().call(() -> jobs.list("connection", shop.id()));
    }

    /** A webhook about the listing that has been acted on when this returns. */
    private void echo(String id) {
        heard(id);
        Until.holds(() -> queued("plan") == 0, () -> state("L1"));
    }

    /** The same, while what follows from it may wait. */
    private void heard(String id) {
        inbox.store(shop.id(), new Signal(id, Signal.Kind.CHANGED, Optional.of(new ListingRef("L1")), clock.instant()));
        Until.holds(
                () -> count("SELECT count(*) FROM signal WHERE connection = '" + shop.id() + "' AND id = '" + id
                                + "' AND done IS NOT NULL")
                        == 1,
                () -> state("L1"));
    }

    private long queued(String stage) {
        return count("SELECT count(*) FROM work_io WHERE task_name = '" + stage
                + "' AND starts_with(convert_from(task_data, 'UTF8'), '" + shop.id() + "')");
    }

    private long count(String sql) {
        return database.apart(on -> {
            try (ResultSet row = on.createStatement().executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Test
    void asks_a_person_where_the_policy_says_so_and_takes_the_first_answer_only() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 10)));
        connect(Policy.REVIEW);
        Until.holds(() -> !waiting().isEmpty(), () -> state("L1"));
        ReviewTask task = waiting().getFirst();

        reviews.decide(task.id(), task.digest(), Outcome.APPROVED, "anna", "");

        assertThat(refusal(() -> reviews.decide(task.id(), task.digest(), Outcome.REJECTED, "bert", "")))
                .isEqualTo(DecisionRefused.Reason.DECIDED_ALREADY);
        assertThat(refusal(() -> reviews.decide(task.id(), Digest.of("another picture"), Outcome.REJECTED, "bert", "")))
                .isEqualTo(DecisionRefused.Reason.STALE);
        awaited("L1", PublicationState.VERIFIED);
        assertThat(invariants.run()).isEmpty();
    }

    @Test
    void writes_nothing_in_a_dry_run_and_says_what_it_would_do() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 11)));

        connect(Policy.DRY_RUN);

        assertThat(awaited("L1", PublicationState.DRY).words())
                .contains("1 of 1")
                .contains("1 calls")
                .contains("no fee");
        assertThat(market.writes).hasValue(0);
    }

    @Test
    void explains_what_the_marketplace_refuses() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 12)));
        market.beforeWrite.set(() -> {
            throw new ConnectorException.Rejected("The shop doesn't take it.", "image too square");
        });

        connect(Policy.AUTO);

        Publication refused = awaited("L1", PublicationState.REFUSED);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> problems.open("publish", refused.id().toString())))
                .get()
                .extracting(problem -> problem.sentence())
                .asString()
                .contains("image too square");
        assertThat(invariants.run()).isEmpty();
    }

    @Test
    void explains_a_photograph_that_nothing_can_be_made_of_and_publishes_the_others() {
        byte[] broken = new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1, 2, 3};
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 13)));
        market.seed(folder, "L2", "SKU-2", List.of(broken));

        connect(Policy.AUTO);

        awaited("L1", PublicationState.VERIFIED);
        Until.holds(
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> !problems.open().isEmpty()),
                () -> state("L2"));
        assertThat(publications("L2")).isEmpty();
        assertThat(invariants.run()).isEmpty();
    }

    @Test
    void publishes_the_good_pictures_of_a_listing_that_also_has_a_broken_one_and_keeps_that_as_it_is() {
        byte[] broken = new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1, 2, 3};
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 21), broken));

        connect(Policy.AUTO);

        awaited("L1", PublicationState.VERIFIED);
        assertThat(market.truth("L1").images().getFirst().marker()).isPresent();
        assertThat(digest(market.truth("L1").images().getLast())).isEqualTo(Digest.of(broken));
        assertThat(invariants.run()).isEmpty();
    }

    private void connect(Policy policy) {
        shop = QuarkusTransaction.requiringNew().call(() -> {
            Connection made = connections.create(
                    ids.next(),
                    "shop " + ids.next(),
                    "memory",
                    new Settings(Map.of("folder", folder.toString())),
                    policy,
                    "test");
            made.sample(0);
            schedules.begin(made.id(), Duration.ofHours(1), Duration.ofHours(6));
            return made;
        });
    }

    private void readAgain() {
        long before = round();
        schedules.now(shop.id(), Lane.CHANGES);
        Until.holds(() -> round() > before && read(), () -> "the shop isn't read again");
        Until.holds(this::quiet, () -> state("L1"));
    }

    private long round() {
        return QuarkusTransaction.requiringNew()
                .call(() -> schedules.of(shop.id()).getFirst().round());
    }

    private boolean read() {
        return QuarkusTransaction.requiringNew()
                .call(() -> schedules.of(shop.id()).getFirst().lastEnd().isPresent());
    }

    private boolean quiet() {
        return QuarkusTransaction.requiringNew().call(() -> jobs.list("connection", shop.id()).stream()
                .noneMatch(job -> job.state().machine()));
    }

    private List<ReviewTask> waiting() {
        return QuarkusTransaction.requiringNew()
                .call(() -> reviews.list("connection = ?1 and closed is null", shop.id()));
    }

    private Publication awaited(String ref, PublicationState state) {
        Until.holds(() -> publications(ref).stream().anyMatch(p -> p.state() == state), () -> state(ref));
        return publications(ref).stream()
                .filter(p -> p.state() == state)
                .findFirst()
                .orElseThrow();
    }

    private void awaitedRestore(String ref) {
        Until.holds(
                () -> publications(ref).stream()
                        .anyMatch(p -> p.kind() == Publication.Kind.RESTORE && p.state() == PublicationState.VERIFIED),
                () -> state(ref));
    }

    private List<Publication> publications(String ref) {
        return QuarkusTransaction.requiringNew().call(() -> mirror.find(shop.id(), new ListingRef(ref))
                .map(row -> publications.of(row.id()))
                .orElse(List.of()));
    }

    private MirroredListing listing(String ref) {
        return QuarkusTransaction.requiringNew()
                .call(() -> mirror.find(shop.id(), new ListingRef(ref)).orElseThrow());
    }

    private String state(String ref) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<String> lines = new ArrayList<>();
            jobs.list("connection", shop.id())
                    .forEach(job -> lines.add(job.slot() + " " + job.state() + " " + job.words()));
            waiting().forEach(task -> lines.add("asks " + task.reasons()));
            publications(ref).forEach(p -> lines.add(p.kind() + " " + p.state() + " " + p.words()));
            problems.open().forEach(p -> lines.add(p.stage() + " " + p.sentence() + " " + p.detail()));
            return String.join("\n", lines);
        });
    }

    private static DecisionRefused.Reason refusal(Runnable decision) {
        try {
            decision.run();
        } catch (DecisionRefused e) {
            return e.reason();
        }
        throw new AssertionError("It was taken");
    }

    private static Digest digest(ProductImage image) {
        try {
            return Digest.of(
                    Files.readAllBytes(((ImageAddress.Local) image.address().orElseThrow()).file()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
