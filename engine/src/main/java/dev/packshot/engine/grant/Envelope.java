package dev.packshot.engine.grant;

import dev.packshot.engine.grant.SealFailure.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Envelope encryption with AES-256-GCM (NIST SP 800-38D). Every sealing draws a data key of its own, so that no key ever
 * meets two contents; the data key is wrapped by the ring's current key under a random 96-bit nonce, which that standard
 * allows 2³² times for one key.
 */
final class Envelope {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing ring;
    private final SecureRandom random;

    Envelope(KeyRing ring, SecureRandom random) {
        this.ring = ring;
        this.random = random;
    }

    /**
     * Where a secret belongs; it opens nowhere else.
     *
     * @param version of the row's content, counted up with each change
     */
    record Place(UUID connection, String field, long version) {
        /** The fields one after the other, each of known length or with its length before it. */
        private byte[] bound(String part) {
            byte[] field = (part + ' ' + field()).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(Integer.BYTES + field.length + 3 * Long.BYTES)
                    .putInt(field.length)
                    .put(field)
                    .putLong(connection.getMostSignificantBits())
                    .putLong(connection.getLeastSignificantBits())
                    .putLong(version)
                    .array();
        }

        private SealFailure failure(Reason reason) {
            return new SealFailure(reason, connection, field);
        }
    }

    /**
     * What is kept.
     *
     * @param keyId of the ring's key
     * @param wrapped nonce, data key and tag
     * @param content nonce, secret and tag
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Sealed(String keyId, byte[] wrapped, byte[] content) {}

    Sealed seal(byte[] secret, Place place) {
        byte[] dataKey = new byte[KEY_BYTES];
        random.nextBytes(dataKey);
        try {
            byte[] content = encrypt(new SecretKeySpec(dataKey, "AES"), secret, place.bound("content"));
            return new Sealed(ring.current(), wrap(dataKey, place), content);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    byte[] open(Sealed sealed, Place place) {
        byte[] dataKey = unwrap(sealed, place);
        try {
            return decrypt(new SecretKeySpec(dataKey, "AES"), sealed.content(), place, "content");
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** The same secret under the ring's current key; the content itself stays as it is. */
    Sealed rewrap(Sealed sealed, Place place) {
        byte[] dataKey = unwrap(sealed, place);
        try {
            return new Sealed(ring.current(), wrap(dataKey, place), sealed.content());
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private byte[] wrap(byte[] dataKey, Place place) {
        SecretKey key = ring.key(ring.current()).orElseThrow();
        return encrypt(key, dataKey, place.bound("key " + ring.current()));
    }

    private byte[] unwrap(Sealed sealed, Place place) {
        SecretKey key = ring.key(sealed.keyId()).orElseThrow(() -> place.failure(Reason.KEY_MISSING));
        return decrypt(key, sealed.wrapped(), place, "key " + sealed.keyId());
    }

    private byte[] encrypt(SecretKey key, byte[] plain, byte[] bound) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            byte[] sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-256-GCM", e);
        }
    }

    private static byte[] decrypt(SecretKey key, byte[] sealed, Place place, String part) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw place.failure(Reason.TAMPERED);
        }
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            cipher.updateAAD(place.bound(part));
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw place.failure(Reason.TAMPERED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-256-GCM", e);
        }
    }
}
