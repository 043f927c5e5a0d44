package dev.packshot.engine.problem;

import dev.packshot.connector.Remedy;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens and closes problems. */
@ApplicationScoped
public class Problems implements PanacheRepositoryBase<Problem, UUID> {
    private static final String OPEN = """
            INSERT INTO problem AS p (connection, listing, stage, item, data, remedy, sentence, detail, opened, last_seen)
            VALUES (:connection, :listing, :stage, :item, :data, :remedy, :sentence, :detail, :now, :now)
            ON CONFLICT (stage, item) WHERE closed IS NULL DO UPDATE SET
              seen = p.seen + 1, last_seen = :now, remedy = :remedy, sentence = :sentence, detail = :detail
            """;

    private final Clock clock;

    Problems(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is known of a problem when it opens.
     *
     * @param connection whose shop, null when it is nobody's
     * @param listing which listing, null when it isn't about one
     * @param stage the stage that gave up
     * @param item its item
     * @param data the item's data
     * @param remedy which button helps
     * @param sentence for the merchant
     * @param detail for whoever looks into it; holds no secret
     */
    public record Report(
            @Nullable UUID connection,
            @Nullable UUID listing,
            String stage,
            String item,
            String data,
            Remedy remedy,
            String sentence,
            String detail) {}

    /** Opens a problem, or counts it once more where it is open already. */
    @Transactional
    public void open(Report report) {
        getEntityManager()
                .createNativeQuery(OPEN)
                .setParameter("connection", report.connection())
                .setParameter("listing", report.listing())
                .setParameter("stage", report.stage())
                .setParameter("item", report.item())
                .setParameter("data", report.data())
                .setParameter("remedy", report.remedy().name())
                .setParameter("sentence", storable(report.sentence()))
                .setParameter("detail", storable(report.detail()))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** PostgreSQL keeps no zero character, and marketplaces' words may hold one. */
    private static String storable(String text) {
        return text.replace('\u0000', '\ufffd');
    }

    /** Closes what is open of an item; nothing happens when nothing is. */
    @Transactional
    public void close(String stage, String item, String by) {
        update(
                "closed = ?1, closedBy = ?2 where stage = ?3 and item = ?4 and closed is null",
                clock.instant(),
                by,
                stage,
                item);
    }

    /** Closes a problem that is open; nothing happens when it isn't. */
    @Transactional
    public void close(UUID id, String by, String why) {
        update(
                "closed = ?1, closedBy = ?2, closedWhy = ?3 where id = ?4 and closed is null",
                clock.instant(),
                by,
                why,
                id);
    }

    /** Closes all that is open of a shop. */
    @Transactional
    public void closeAll(UUID connection, String by) {
        update("closed = ?1, closedBy = ?2 where connection = ?3 and closed is null", clock.instant(), by, connection);
    }

    /** The open problem of an item. */
    public Optional<Problem> open(String stage, String item) {
        return find("stage = ?1 and item = ?2 and closed is null", stage, item).firstResultOptional();
    }

    /** All that is open, oldest first. */
    public List<Problem> open() {
        return list("closed is null order by opened, id");
    }
}
