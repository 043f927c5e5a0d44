package dev.packshot.engine.account;

import dev.packshot.engine.account.AccountRefused.Reason;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts of people. There is always an owner who can sign in. */
@ApplicationScoped
public class Accounts implements PanacheRepositoryBase<Account, UUID> {
    private static final String NAME = "[a-z0-9][a-z0-9._@+-]{0,62}";

    private final Passwords passwords;
    private final Clock clock;

    Accounts(Passwords passwords, Clock clock) {
        this.passwords = passwords;
        this.clock = clock;
    }

    /** All, by name. */
    @Transactional
    public List<Account> all() {
        return list("order by name");
    }

    /** One of them. */
    @Transactional
    public Account get(UUID id) {
        return findByIdOptional(id)
                .orElseThrow(() -> new AccountRefused(Reason.UNKNOWN, "There is no such account; list them first"));
    }

    /**
     * Makes an account.
     *
     * @throws AccountRefused when the name is taken, or name or password can't be used
     */
    @Transactional
    public Account add(String name, String password, Role role) {
        if (!name.matches(NAME)) {
            throw new AccountRefused(
                    Reason.INVALID,
                    "A name has 1 to 63 lower-case letters, digits and . _ @ + -, and begins with a letter or digit");
        }
        check(password, name);
        if (find("name", name).firstResultOptional().isPresent()) {
            throw new AccountRefused(Reason.TAKEN, "An account of this name is there already; choose another name");
        }
        var account = new Account(name, passwords.hash(password), role, clock.instant());
        persistAndFlush(account);
        return account;
    }

    /**
     * Changes what an account may do.
     *
     * @param version that was read before
     */
    @Transactional
    public Account change(UUID id, int version, Role role, boolean enabled) {
        Account account = locked(id);
        if (account.version() != version) {
            throw new AccountRefused(Reason.CHANGED, "Somebody else changed the account; read it again");
        }
        if (role != Role.OWNER || !enabled) {
            keepAnOwner(account);
        }
        account.grant(role, enabled);
        flush();
        return account;
    }

    /** Gives an account a password; its sessions end. */
    @Transactional
    public void resetPassword(UUID id, String password) {
        Account account = locked(id);
        check(password, account.name());
        account.changePassword(passwords.hash(password));
    }

    /**
     * Changes one's own password; all one's sessions end.
     *
     * @throws AccountRefused when the present one is wrong, or the new one can't be used
     */
    @Transactional
    public void changePassword(String name, String present, String password) {
        Account account = find("name", name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<Account>firstResultOptional()
                .orElseThrow(() -> new AccountRefused(
                        Reason.UNKNOWN,
                        "Only built-in accounts have a password here; change yours where you signed in"));
        if (!passwords.matches(present, account.passwordHash())) {
            throw new AccountRefused(Reason.WRONG_PASSWORD, "The present password is another one");
        }
        check(password, name);
        account.changePassword(passwords.hash(password));
    }

    /** Removes an account; its sessions end. */
    @Transactional
    public void remove(UUID id) {
        Account account = locked(id);
        keepAnOwner(account);
        delete(account);
    }

    /**
     * The account, if name and password are right and it may enter. Takes the same time either way. Outside of any
     * transaction: a hash takes long, and would hold a connection.
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Optional<Account> signIn(String name, String password) {
        Optional<Account> found = named(name);
        String hash = found.map(Account::passwordHash).orElseGet(passwords::nobodys);
        if (!passwords.matches(password, hash)) {
            return Optional.empty();
        }
        Optional<Account> entering = found.filter(Account::enabled);
        entering.ifPresent(account -> noteSignIn(account.id()));
        return entering;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Account> named(String name) {
        return find("name", name).firstResultOptional();
    }

    /** Beside the entity's version: two who sign in at once are no conflict. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void noteSignIn(UUID id) {
        update("lastLogin = ?1 where id = ?2", clock.instant(), id);
    }

    /** The account of a session, if the session still holds. */
    @Transactional
    public Optional<Account> ofSession(SessionName session) {
        return find("name = ?1 and sessionMark = ?2 and enabled", session.account(), session.mark())
                .firstResultOptional();
    }

    private Account locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new AccountRefused(Reason.UNKNOWN, "There is no such account; list them first"));
    }

    /** Locks all owners: of two who remove each other, one is refused. */
    private void keepAnOwner(Account leaving) {
        boolean another = find("role = ?1 and enabled order by id", Role.OWNER)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<Account>stream()
                .anyMatch(owner -> !owner.id().equals(leaving.id()));
        if (!another) {
            throw new AccountRefused(
                    Reason.LAST_OWNER, "Nobody could give rights any more; make another account an owner first");
        }
    }

    private static void check(String password, String name) {
        Passwords.objection(password, name).ifPresent(objection -> {
            throw new AccountRefused(Reason.INVALID, objection);
        });
    }
}
