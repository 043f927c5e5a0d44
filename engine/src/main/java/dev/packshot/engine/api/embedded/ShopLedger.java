package dev.packshot.engine.api.embedded;

import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the ledger says of one shop. */
@Singleton
class ShopLedger {
    private static final String FIGURES = """
            SELECT
              (SELECT count(*) FROM listing WHERE connection = ? AND gone IS NULL),
              count(*) FILTER (WHERE state IN ('FOUND', 'FETCHED', 'CUT_OUT', 'RENDERED', 'INSPECTED')),
              count(*) FILTER (WHERE rendition IS NOT NULL),
              count(*) FILTER (WHERE state = 'IN_REVIEW'),
              (SELECT count(DISTINCT listing) FROM publication WHERE connection = ? AND kind = 'PUBLISH'
                 AND state IN ('ACCEPTED', 'PUBLISHED', 'VERIFIED')),
              (SELECT count(DISTINCT listing) FROM publication WHERE connection = ? AND kind = 'PUBLISH'
                 AND state = 'VERIFIED'),
              (SELECT count(*) FROM problem WHERE connection = ? AND closed IS NULL)
            FROM image_job WHERE connection = ?
            """;

    private static final String STATES = """
            SELECT l.id, l.held,
              (SELECT p.kind || ' ' || p.state FROM publication p WHERE p.listing = l.id
                 ORDER BY p.planned DESC, p.id DESC LIMIT 1),
              count(*) FILTER (WHERE j.state IN ('FOUND', 'FETCHED', 'CUT_OUT', 'RENDERED', 'INSPECTED')),
              count(*) FILTER (WHERE j.state = 'IN_REVIEW'),
              count(*) FILTER (WHERE j.state IN ('REJECTED', 'REFUSED'))
            FROM listing l LEFT JOIN image_job j ON j.listing = l.id
            WHERE l.id = ANY (?) GROUP BY l.id, l.held
            """;

    private final Database database;

    ShopLedger(Database database) {
        this.database = database;
    }

    /** How far a shop's pictures have come. */
    ShopFigures figures(UUID connection) {
        return database.joining(on -> {
            try (PreparedStatement select = on.prepareStatement(FIGURES)) {
                for (int parameter = 1; parameter <= 5; parameter++) {
                    select.setObject(parameter, connection);
                }
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return new ShopFigures(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7));
                }
            }
        });
    }

    /** How far listings have come, by id. */
    Map<UUID, ListingProgress> progress(List<UUID> listings) {
        return database.joining(on -> states(on, listings));
    }

    private static Map<UUID, ListingProgress> states(Connection on, List<UUID> listings) throws SQLException {
        Map<UUID, ListingProgress> states = new HashMap<>();
        try (PreparedStatement select = on.prepareStatement(STATES)) {
            select.setArray(1, on.createArrayOf("uuid", listings.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    states.put(
                            rows.getObject(1, UUID.class),
                            ListingProgress.of(
                                    rows.getBoolean(2),
                                    rows.getString(3),
                                    rows.getLong(4),
                                    rows.getLong(5),
                                    rows.getLong(6)));
                }
            }
        }
        return states;
    }
}
