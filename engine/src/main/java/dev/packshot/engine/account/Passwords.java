package dev.packshot.engine.account;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/** Passwords and their bcrypt hashes. */
@Singleton
final class Passwords {
    /** NIST SP 800-63B-4: 15 where the password is all there is; no rules about kinds of characters. */
    private static final int SHORTEST = 15;
    /** Bcrypt sees no more. */
    private static final int LONGEST_BYTES = 72;

    private static final int SALT_BYTES = 16;
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int RANDOM_LENGTH = 20;

    private final SecureRandom random;
    private final int cost;
    private final String nobodys;

    Passwords(SecureRandom random, PasswordStrength strength) {
        this.random = random;
        this.cost = strength.cost();
        this.nobodys = hash(fresh());
    }

    /** A random password without look-alike characters, about 99 bits. */
    String fresh() {
        var password = new StringBuilder();
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return BcryptUtil.bcryptHash(password, cost, salt);
    }

    boolean matches(String password, String hash) {
        return BcryptUtil.matches(password, hash);
    }

    /** The hash of a password that nobody knows: comparing with it takes as long, so time doesn't tell who is there. */
    String nobodys() {
        return nobodys;
    }

    /** Why a password can't be taken: a sentence, or empty. */
    static Optional<String> objection(String password, String name) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("A password has at least %d characters; a few words do well".formatted(SHORTEST));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES || password.indexOf(0) >= 0) {
            return Optional.of("A password has at most %d bytes, none of them zero".formatted(LONGEST_BYTES));
        }
        if (password.equalsIgnoreCase(name) || password.chars().distinct().count() < 5) {
            return Optional.of("This password would be guessed at once; a few words do well");
        }
        return Optional.empty();
    }
}
