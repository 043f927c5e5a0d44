package dev.packshot.engine.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.engine.grant.Envelope.Place;
import dev.packshot.engine.grant.Envelope.Sealed;
import dev.packshot.engine.grant.SealFailure.Reason;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final byte[] TOKEN = "shpat_very_secret".getBytes(StandardCharsets.UTF_8);
    private static final Place PLACE = new Place(new UUID(1, 2), "grant", 7);

    private final Envelope envelope = envelope("a:" + key(1));

    private static Envelope envelope(String ring) {
        return new Envelope(KeyRing.parse(ring, "test"), new SecureRandom());
    }

    private static String key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }

    @Test
    void opens_at_its_place() {
        assertThat(envelope.open(envelope.seal(TOKEN, PLACE), PLACE)).isEqualTo(TOKEN);
    }

    @Test
    void opens_at_no_other_place() {
        Sealed sealed = envelope.seal(TOKEN, PLACE);

        for (Place other : new Place[] {
            new Place(new UUID(1, 3), "grant", 7),
            new Place(new UUID(1, 2), "setting:x", 7),
            new Place(new UUID(1, 2), "grant", 8)
        }) {
            assertThatThrownBy(() -> envelope.open(sealed, other))
                    .isInstanceOfSatisfying(
                            SealFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.TAMPERED));
        }
    }

    @Test
    void opens_after_no_change_of_any_bit() {
        Sealed sealed = envelope.seal(TOKEN, PLACE);

        for (int bit = 0; bit < sealed.content().length * 8; bit++) {
            Sealed altered = new Sealed("a", sealed.wrapped(), flipped(sealed.content(), bit));
            assertThatThrownBy(() -> envelope.open(altered, PLACE)).isInstanceOf(SealFailure.class);
        }
        for (int bit = 0; bit < sealed.wrapped().length * 8; bit++) {
            Sealed altered = new Sealed("a", flipped(sealed.wrapped(), bit), sealed.content());
            assertThatThrownBy(() -> envelope.open(altered, PLACE)).isInstanceOf(SealFailure.class);
        }
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 27})
    void takes_no_stump(int length) {
        Sealed sealed = envelope.seal(TOKEN, PLACE);
        Sealed cut = new Sealed("a", sealed.wrapped(), Arrays.copyOf(sealed.content(), length));

        assertThatThrownBy(() -> envelope.open(cut, PLACE)).isInstanceOf(SealFailure.class);
    }

    @Test
    void mixes_no_two_envelopes() {
        Sealed one = envelope.seal(TOKEN, PLACE);
        Sealed two = envelope.seal(TOKEN, PLACE);

        assertThatThrownBy(() -> envelope.open(new Sealed("a", one.wrapped(), two.content()), PLACE))
                .isInstanceOf(SealFailure.class);
    }

    @Test
    void never_uses_a_nonce_or_a_data_key_twice() {
        Set<String> nonces = new HashSet<>();
        Set<String> contents = new HashSet<>();

        for (int i = 0; i < 5_000; i++) {
            Sealed sealed = envelope.seal(TOKEN, PLACE);
            nonces.add(HexFormat.of().formatHex(sealed.wrapped(), 0, 12));
            nonces.add(HexFormat.of().formatHex(sealed.content(), 0, 12));
            contents.add(HexFormat.of().formatHex(sealed.content(), 12, sealed.content().length));
        }

        assertThat(nonces).hasSize(10_000);
        assertThat(contents).hasSize(5_000);
    }

    @Test
    void says_when_its_key_isnt_in_the_ring() {
        Sealed sealed = envelope.seal(TOKEN, PLACE);

        assertThatThrownBy(() -> envelope("b:" + key(2)).open(sealed, PLACE))
                .isInstanceOfSatisfying(
                        SealFailure.class, e -> assertThat(e.reason()).isEqualTo(Reason.KEY_MISSING))
                .hasMessageContaining("PACKSHOT_KEYS");
    }

    @Test
    void moves_to_a_new_key_and_leaves_the_old_one_behind() {
        Sealed old = envelope.seal(TOKEN, PLACE);

        Sealed moved = envelope("b:" + key(2) + ",a:" + key(1)).rewrap(old, PLACE);

        assertThat(envelope("b:" + key(2)).open(moved, PLACE)).isEqualTo(TOKEN);
        assertThatThrownBy(() -> envelope.open(moved, PLACE)).isInstanceOf(SealFailure.class);
    }

    @Test
    void tells_nothing_of_the_secret() {
        Sealed sealed = envelope.seal(TOKEN, PLACE);

        assertThat(sealed.toString()).doesNotContain("shpat");
        assertThat(new String(sealed.content(), StandardCharsets.ISO_8859_1)).doesNotContain("shpat");
        assertThatThrownBy(() -> envelope.open(sealed, new Place(new UUID(9, 9), "grant", 1)))
                .hasMessageNotContaining("shpat")
                .hasNoCause();
    }
}
