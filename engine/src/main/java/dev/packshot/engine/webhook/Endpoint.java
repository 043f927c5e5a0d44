package dev.packshot.engine.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Where another system wants to be told. */
@Entity
@Table(name = "webhook_endpoint")
public class Endpoint {
    /** How long both secrets sign after a change. */
    static final Duration OVERLAP = Duration.ofHours(24);

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column
    private String url;

    @Column
    private String description;

    @Column
    private String types;

    @Column
    private boolean enabled;

    @Column(name = "disabled_reason")
    private String disabledReason;

    @Column(name = "failing_since")
    private @Nullable Instant failingSince;

    @Column
    private @Nullable Instant rotated;

    @Column
    private Instant created;

    @Column(name = "created_by")
    private String createdBy;

    @Version
    private int version;

    protected Endpoint() {}

    Endpoint(EndpointWish wish, String createdBy, Instant created) {
        this.createdBy = createdBy;
        this.created = created;
        this.disabledReason = "";
        change(wish);
    }

    final void change(EndpointWish wish) {
        url = wish.url().toString();
        description = wish.description();
        types = String.join(",", new TreeSet<>(wish.types()));
        if (wish.enabled()) {
            disabledReason = "";
            failingSince = null;
        }
        enabled = wish.enabled();
    }

    public UUID id() {
        return id;
    }

    public String url() {
        return url;
    }

    public String description() {
        return description;
    }

    /** Types that it wants; empty for all. */
    public Set<String> types() {
        return types.isEmpty() ? Set.of() : Set.of(types.split(","));
    }

    public boolean enabled() {
        return enabled;
    }

    /** Why Packshot switched it off; empty when it didn't. */
    public String disabledReason() {
        return disabledReason;
    }

    /** Since when it has taken nothing; null when it took the last one. */
    public @Nullable Instant failingSince() {
        return failingSince;
    }

    public Instant created() {
        return created;
    }

    public String createdBy() {
        return createdBy;
    }

    /** Counted up with each change. */
    public int version() {
        return version;
    }

    boolean wants(String type) {
        return enabled && (types.isEmpty() || types().contains(type));
    }

    boolean stillSignsWithPrevious(Instant now) {
        return rotated != null && now.isBefore(rotated.plus(OVERLAP));
    }

    void rotate(Instant now) {
        rotated = now;
    }

    void took() {
        failingSince = null;
    }

    /** Since when it has been failing, this time counted. */
    Instant failed(Instant now) {
        Instant since = failingSince == null ? now : failingSince;
        failingSince = since;
        return since;
    }

    void disable(String reason) {
        enabled = false;
        disabledReason = reason;
    }
}
