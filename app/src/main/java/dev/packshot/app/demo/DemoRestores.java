package dev.packshot.app.demo;

import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.publication.Restorer;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Has originals put back, as an operator would. */
@Singleton
class DemoRestores {
    private static final String ACTOR = "demo";

    private final ListingMirror mirror;
    private final Restorer restorer;

    DemoRestores(ListingMirror mirror, Restorer restorer) {
        this.mirror = mirror;
        this.restorer = restorer;
    }

    /** Asks for the originals of a listing that shows our pictures; nothing when none does. */
    @Transactional
    void one(UUID connection) {
        mirror.find("connection = ?1 and held = false and ownFingerprint is not null order by ref desc", connection)
                .firstResultOptional()
                .ifPresent(row -> restorer.restore(row.id(), ACTOR));
    }

    /** The listings whose originals were asked for, in this round or an earlier one, as their marketplace names them. */
    @Transactional
    List<String> asked(UUID connection) {
        return mirror.list("connection = ?1 and held = true", connection).stream()
                .map(row -> row.listing().ref().id())
                .toList();
    }
}
