package dev.packshot.engine.publication;

import dev.packshot.engine.audit.AuditLog;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;

/** Writes into the audit how publications go. */
@Singleton
final class Chronicle {
    private final AuditLog audit;

    Chronicle(AuditLog audit) {
        this.audit = audit;
    }

    /** A publication came to its present state. To be said last: the audit's chain is held from here to the commit. */
    void note(Publication publication) {
        String kind = publication.kind() == Publication.Kind.RESTORE ? "restore" : "publication";
        audit.record(
                publication.actor(),
                kind + "." + publication.state().name().toLowerCase(Locale.ROOT),
                publication.listing().toString(),
                Map.of("publication", publication.id().toString(), "change", publication.change));
    }
}
