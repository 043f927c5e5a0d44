package dev.packshot.engine.publication;

import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.happening.Happened;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;

/** Writes down how publications go, for the audit and for everybody who listens. */
@Singleton
final class Chronicle {
    private final AuditLog audit;
    private final Event<Happened> happened;

    Chronicle(AuditLog audit, Event<Happened> happened) {
        this.audit = audit;
        this.happened = happened;
    }

    /** A publication came to its present state. */
    void note(Publication publication) {
        String what = publication.state().name().toLowerCase(Locale.ROOT);
        String kind = publication.kind() == Publication.Kind.RESTORE ? "restore" : "publication";
        happened.fire(new Happened(
                kind,
                what,
                publication.id(),
                publication.connection().toString(),
                Map.of("listing", publication.listing().toString())));
        // Last: the audit's chain is held from here to the commit.
        audit.record(
                publication.actor(),
                kind + "." + what,
                publication.listing().toString(),
                Map.of("publication", publication.id().toString(), "change", publication.change));
    }
}
