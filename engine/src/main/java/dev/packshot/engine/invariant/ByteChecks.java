package dev.packshot.engine.invariant;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.media.MediaException;
import dev.packshot.engine.media.MediaStore;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Whether everything that a restore needs can still be read, digest for digest. */
@Singleton
final class ByteChecks {
    private static final String KEPT = """
            SELECT DISTINCT image->'digest'->>'hex' FROM snapshot s JOIN listing l ON l.id = s.listing,
            jsonb_array_elements(s.images) image WHERE l.restore_ended IS NULL OR s.taken > l.restore_ended""";

    private final Database database;
    private final MediaStore store;

    ByteChecks(Database database, MediaStore store) {
        this.database = database;
        this.store = store;
    }

    List<Breach> run() {
        List<String> digests = database.apart(on -> {
            List<String> found = new ArrayList<>();
            try (PreparedStatement select = on.prepareStatement(KEPT);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
        List<Breach> breaches = new ArrayList<>();
        for (String digest : digests) {
            try {
                store.read(new Digest(digest));
            } catch (MediaException e) {
                breaches.add(new Breach(Invariant.RESTORABLE, String.valueOf(e.getMessage())));
            }
        }
        return breaches;
    }
}
