package dev.packshot.engine.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Somebody who signs in with a name and a password. */
@Entity
@Table(name = "account")
public class Account {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column
    private String name;

    @Column(name = "password_hash")
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    @Column
    private Role role;

    @Column
    private boolean enabled;

    @Column(name = "session_mark")
    private int sessionMark;

    @Column
    private Instant created;

    @Column(name = "last_login")
    private @Nullable Instant lastLogin;

    @Version
    private int version;

    protected Account() {}

    Account(String name, String passwordHash, Role role, Instant created) {
        this.name = name;
        this.passwordHash = passwordHash;
        this.role = role;
        this.enabled = true;
        this.created = created;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    /** Whether it may sign in. */
    public boolean enabled() {
        return enabled;
    }

    public Instant created() {
        return created;
    }

    /** When it last signed in with its password; null before the first time. */
    public @Nullable Instant lastLogin() {
        return lastLogin;
    }

    /** Counted up with each change. */
    public int version() {
        return version;
    }

    String passwordHash() {
        return passwordHash;
    }

    /** What the session of somebody who signs in now is called. */
    public SessionName session() {
        return new SessionName(name, sessionMark);
    }

    /** A new password ends all sessions: whoever stole one is out. */
    void changePassword(String hash) {
        passwordHash = hash;
        sessionMark++;
    }

    /** What it may do from now on. */
    void grant(Role granted, boolean mayEnter) {
        if (!mayEnter) {
            sessionMark++;
        }
        role = granted;
        enabled = mayEnter;
    }
}
