package dev.packshot.engine.planning;

import dev.packshot.engine.connection.ConnectionChanged;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.publication.PublicationRows;
import dev.packshot.engine.publication.PublicationState;
import dev.packshot.engine.work.Urgency;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;

/** When a shop's dry run ends, what was only shown so far is planned anew. */
@Singleton
final class DryRunEnd {
    private final Connections connections;
    private final PublicationRows publications;
    private final ListingMirror mirror;

    DryRunEnd(Connections connections, PublicationRows publications, ListingMirror mirror) {
        this.connections = connections;
        this.publications = publications;
        this.mirror = mirror;
    }

    void changed(@Observes ConnectionChanged change) {
        if (!connections.get(change.connection()).publishes()) {
            return;
        }
        publications.list("connection = ?1 and state = ?2", change.connection(), PublicationState.DRY).stream()
                .map(shown -> shown.listing())
                .distinct()
                .forEach((UUID listing) -> mirror.plan(mirror.get(listing), Urgency.ROUTINE));
    }
}
