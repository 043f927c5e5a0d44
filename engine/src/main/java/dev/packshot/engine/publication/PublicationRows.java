package dev.packshot.engine.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds publications. */
@ApplicationScoped
public class PublicationRows implements PanacheRepositoryBase<Publication, UUID> {
    private static final List<PublicationState> OPEN = java.util.stream.Stream.of(PublicationState.values())
            .filter(PublicationState::open)
            .toList();

    /** The publication with this id. */
    public Publication get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new IllegalArgumentException("There is no publication " + id));
    }

    /** All of a listing, oldest first. */
    public List<Publication> of(UUID listing) {
        return list("listing = ?1 order by planned, id", listing);
    }

    /** The one of a listing that isn't finished. */
    public Optional<Publication> open(UUID listing) {
        return find("listing = ?1 and state in ?2", listing, OPEN).firstResultOptional();
    }

    /** Listings of a shop that were published to since a time. */
    public List<UUID> listingsPublishedSince(UUID connection, Instant since) {
        return getEntityManager()
                .createQuery(
                        "select distinct p.listing from Publication p where p.connection = :connection and p.kind = :kind"
                                + " and p.intended >= :since",
                        UUID.class)
                .setParameter("connection", connection)
                .setParameter("kind", Publication.Kind.PUBLISH)
                .setParameter("since", since)
                .getResultList();
    }
}
