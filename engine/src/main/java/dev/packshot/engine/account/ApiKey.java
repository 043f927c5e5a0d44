package dev.packshot.engine.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** What a machine signs in with. The key itself is shown once and kept nowhere. */
@Entity
@Table(name = "api_key")
public class ApiKey {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column
    private String name;

    @Column
    private String prefix;

    @Column
    private String digest;

    @Enumerated(EnumType.STRING)
    @Column
    private Role role;

    @Column(name = "created_by")
    private String createdBy;

    @Column
    private Instant created;

    @Column
    private @Nullable Instant expires;

    @Column(name = "last_used")
    private @Nullable Instant lastUsed;

    @Column
    private @Nullable Instant revoked;

    protected ApiKey() {}

    ApiKey(String name, KeyText text, Role role, String createdBy, Instant created, @Nullable Instant expires) {
        this.name = name;
        this.prefix = text.prefix();
        this.digest = text.digest();
        this.role = role;
        this.createdBy = createdBy;
        this.created = created;
        this.expires = expires;
    }

    public UUID id() {
        return id;
    }

    /** What it is for. */
    public String name() {
        return name;
    }

    /** The key's first part, to know it again by. */
    public String prefix() {
        return prefix;
    }

    public Role role() {
        return role;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant created() {
        return created;
    }

    /** From when on it doesn't open any more; null for never. */
    public @Nullable Instant expires() {
        return expires;
    }

    /** When it was last used, to about a minute; null when it never was. */
    public @Nullable Instant lastUsed() {
        return lastUsed;
    }

    /** When it was taken back; null while it holds. */
    public @Nullable Instant revoked() {
        return revoked;
    }

    String digest() {
        return digest;
    }

    boolean opensAt(Instant now) {
        return revoked == null && (expires == null || now.isBefore(expires));
    }

    void revoke(Instant now) {
        if (revoked == null) {
            revoked = now;
        }
    }
}
