package dev.packshot.engine.reference;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Platform;
import dev.packshot.engine.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Originals of a shop that candidates are compared over. Never changed: other pictures are another set. */
@Entity
@Immutable
@Table(name = "reference_set")
public class ReferenceSet {
    @Id
    UUID id;

    @Column
    String name;

    @Column
    UUID connection;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    String platforms;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    String originals;

    @Column
    String author;

    @Column
    Instant created;

    protected ReferenceSet() {}

    ReferenceSet(
            UUID id,
            String name,
            UUID connection,
            List<Platform> platforms,
            List<Digest> originals,
            String author,
            Instant created) {
        this.id = id;
        this.name = name;
        this.connection = connection;
        this.platforms = Json.write(platforms);
        this.originals = Json.write(originals);
        this.author = author;
        this.created = created;
    }

    public UUID id() {
        return id;
    }

    /** Unique, for people. */
    public String name() {
        return name;
    }

    /** The shop whose look and platforms it is made by. */
    public UUID connection() {
        return connection;
    }

    /** Whose main pictures are made. */
    public List<Platform> platforms() {
        return Json.read(platforms, new TypeReference<List<Platform>>() {});
    }

    /** Digests of the originals, in their order. */
    public List<Digest> originals() {
        return Json.read(originals, new TypeReference<List<Digest>>() {});
    }

    public String author() {
        return author;
    }

    public Instant created() {
        return created;
    }
}
