package dev.packshot.engine.account;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Lets somebody in at the first start: makes the account {@code owner}. Its password is {@code packshot.owner.password}, or
 * else a random one in the data folder's {@code owner.password}, readable by the operator only.
 */
@Singleton
public class FirstOwner {
    static final String NAME = "owner";
    private static final Logger LOG = Logger.getLogger(FirstOwner.class);
    private static final String MAKE = """
            INSERT INTO account (name, password_hash, role, enabled, created, version)
            SELECT :name, :hash, 'OWNER', true, :now, 0 WHERE NOT EXISTS (SELECT FROM account)
            ON CONFLICT (name) DO NOTHING
            """;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Clock clock;
    private final InjectableInstance<AgroalDataSource> source;
    private final FirstStart told;

    FirstOwner(
            Accounts accounts,
            Passwords passwords,
            Clock clock,
            InjectableInstance<AgroalDataSource> source,
            FirstStart told) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
        this.source = source;
        this.told = told;
    }

    void start(@Observes StartupEvent started) {
        if (source.getHandle().getBean().isActive()) {
            makeSure();
        }
    }

    /** Makes the first account unless there is one. Of several nodes that start together, one does. */
    @Transactional
    void makeSure() {
        if (accounts.count() > 0) {
            return;
        }
        String password = told.password().orElseGet(passwords::fresh);
        Passwords.objection(password, NAME).ifPresent(objection -> {
            throw new IllegalStateException("PACKSHOT_OWNER_PASSWORD can't be used. " + objection + ".");
        });
        int made = accounts.getEntityManager()
                .createNativeQuery(MAKE)
                .setParameter("name", NAME)
                .setParameter("hash", passwords.hash(password))
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (made == 1 && told.password().isEmpty()) {
            keep(password);
        }
    }

    /** Before the commit: an account whose password nobody knows would lock everybody out. */
    private void keep(String password) {
        Path data = told.folder()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The first start needs a password for the account owner: set PACKSHOT_OWNER_PASSWORD, or a data folder"));
        Path file = data.resolve("owner.password");
        try {
            Path draft = Files.createTempFile(
                    data,
                    "owner",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, password + "\n");
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The first password can't be written into " + data, e);
        }
        LOG.warnf("Sign in as %s with the password in %s, and change it", NAME, file);
    }
}
