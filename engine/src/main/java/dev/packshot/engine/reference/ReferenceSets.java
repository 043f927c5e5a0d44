package dev.packshot.engine.reference;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Connectors;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.MediaUses;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Freezes sets of originals, and has candidates compared over them. */
@ApplicationScoped
public class ReferenceSets implements PanacheRepositoryBase<ReferenceSet, UUID> {
    private static final int MOST = 500;

    private final Originals originals;
    private final Connections connections;
    private final Connectors connectors;
    private final RunStarter starter;
    private final AuditLog audit;

    ReferenceSets(
            Originals originals, Connections connections, Connectors connectors, RunStarter starter, AuditLog audit) {
        this.originals = originals;
        this.connections = connections;
        this.connectors = connectors;
        this.starter = starter;
        this.audit = audit;
    }

    /**
     * Freezes originals under a name, for good, and begins to make what candidates are compared with: by the network and the
     * look that hold for the shop now. From then on it is the shop's reference set.
     *
     * @param wanted digests of bytes in the media store, 1 to 500
     * @throws ReferenceRefused when the name is taken or blank, or an original isn't kept
     */
    @Transactional
    public ReferenceSet freeze(String name, UUID connection, List<Digest> wanted, String actor) {
        if (name.isBlank() || wanted.isEmpty() || wanted.size() > MOST) {
            throw new ReferenceRefused(
                    ReferenceRefused.Reason.MALFORMED,
                    "A reference set has a name and 1 to %d pictures; this one has %d.".formatted(MOST, wanted.size()));
        }
        if (find("name", name).firstResultOptional().isPresent()) {
            throw new ReferenceRefused(
                    ReferenceRefused.Reason.TAKEN,
                    "There is a reference set \"%s\" already, and it never changes. Choose another name."
                            .formatted(name));
        }
        Connection shop = connections.get(connection);
        var set = new ReferenceSet(
                starter.id(),
                name,
                connection,
                connectors.of(shop).describe().platforms(),
                List.copyOf(wanted),
                actor,
                starter.now());
        originals.keep(set);
        persistAndFlush(set);
        starter.freeze(set, actor);
        audit.record(
                actor,
                "reference.freeze",
                connection.toString(),
                Map.of("set", name, "pictures", String.valueOf(wanted.size())));
        return set;
    }

    /**
     * Begins to compare a candidate with what was frozen, or gives the comparison that is under way.
     *
     * @throws ReferenceRefused when there is no such set, or it isn't frozen yet
     * @throws dev.packshot.pipeline.matte.catalogue.ModelRefused when there is no such model
     */
    @Transactional
    public ReferenceRun compare(String name, Candidate candidate, String actor) {
        ReferenceSet set = find("name", name)
                .firstResultOptional()
                .orElseThrow(() -> new ReferenceRefused(
                        ReferenceRefused.Reason.UNKNOWN,
                        "There is no reference set \"%s\". Choose one that is listed, or freeze one.".formatted(name)));
        ReferenceRun run = starter.compare(set, candidate, actor);
        audit.record(
                actor,
                "reference.compare",
                set.connection().toString(),
                Map.of("set", name, "candidate", candidate.toString()));
        return run;
    }

    /** The set that a shop's candidates are compared over: the one frozen last. */
    public Optional<ReferenceSet> of(UUID connection) {
        return find("connection = ?1 order by created desc, id desc", connection)
                .firstResultOptional();
    }

    /** All sets, by name. */
    public List<ReferenceSet> all() {
        return list("order by name");
    }

    /** The originals of sets, which nobody lets go. */
    @ApplicationScoped
    static class Originals {
        private final MediaStore store;
        private final MediaUses uses;

        Originals(MediaStore store, MediaUses uses) {
            this.store = store;
            this.uses = uses;
        }

        void keep(ReferenceSet set) {
            List<Digest> wanted = set.originals();
            List<String> missing = wanted.stream()
                    .filter(digest -> !store.has(digest))
                    .map(Digest::abbreviated)
                    .toList();
            if (!missing.isEmpty()) {
                throw new ReferenceRefused(
                        ReferenceRefused.Reason.ORIGINAL_MISSING,
                        "These originals aren't in the media store: %s. Choose others, or upload them first."
                                .formatted(String.join(", ", missing)));
            }
            wanted.forEach(digest -> uses.keep(digest, "reference", set.id()));
        }
    }
}
