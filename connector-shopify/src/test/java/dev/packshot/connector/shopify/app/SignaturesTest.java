package dev.packshot.connector.shopify.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Remedy;
import dev.packshot.connector.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    private static final byte[] MESSAGE = "{\"id\":1}".getBytes(UTF_8);

    @Test
    void knows_a_published_example_of_the_algorithm() {
        // RFC 4231, test case 2.
        var keys = new AppKeys(Optional.of("id"), Optional.of(new Secret("Jefe")), Optional.empty());

        boolean signed = new Signatures(keys)
                .inHex(
                        "what do ya want for nothing?",
                        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");

        assertThat(signed).isTrue();
    }

    @Test
    void takes_the_present_secret_and_during_rotation_the_former_one() {
        var signatures = new Signatures(TestApp.rotatingKeys());

        List<Boolean> taken = List.of(TestApp.SECRET, TestApp.FORMER, TestApp.STRANGERS).stream()
                .map(secret -> signatures.inBase64(MESSAGE, TestApp.base64(secret, MESSAGE)))
                .toList();

        assertThat(taken).containsExactly(true, true, false);
    }

    @Test
    void takes_the_former_secret_no_longer_once_it_is_configured_no_more() {
        boolean taken = new Signatures(TestApp.keys()).inBase64(MESSAGE, TestApp.base64(TestApp.FORMER, MESSAGE));

        assertThat(taken).isFalse();
    }

    @Test
    void a_signature_has_one_spelling() {
        var signatures = new Signatures(TestApp.keys());
        String base64 = TestApp.base64(TestApp.SECRET, MESSAGE);
        String hex = TestApp.hex(TestApp.SECRET, "text");

        List<Boolean> taken = List.of(
                signatures.inBase64(MESSAGE, base64.replace("=", "")),
                signatures.inBase64(MESSAGE, base64 + "\n"),
                signatures.inBase64(MESSAGE, " " + base64),
                signatures.inBase64(MESSAGE, base64 + base64),
                signatures.inBase64(MESSAGE, TestApp.hex(TestApp.SECRET, new String(MESSAGE, UTF_8))),
                signatures.inHex("text", hex.toUpperCase(Locale.ROOT)),
                signatures.inHex("text", hex.substring(1)),
                signatures.inHex("text", ""));

        assertThat(taken).containsOnly(false);
    }

    @Test
    void without_an_app_nothing_is_shopifys_not_even_what_is_signed_with_nothing() {
        var none = new Signatures(TestApp.noKeys());
        var half = new Signatures(new AppKeys(Optional.empty(), Optional.of(new Secret("s")), Optional.empty()));
        var blank = new Signatures(
                new AppKeys(Optional.of("id"), Optional.of(new Secret(" ")), Optional.of(new Secret("f"))));

        List<Boolean> taken = List.of(
                none.inBase64(MESSAGE, ""),
                none.inHex("", ""),
                half.inBase64(MESSAGE, TestApp.base64("s", MESSAGE)),
                blank.inBase64(MESSAGE, TestApp.base64(" ", MESSAGE)),
                blank.inBase64(MESSAGE, TestApp.base64("f", MESSAGE)));

        assertThat(taken).containsOnly(false);
    }

    @Test
    void missing_keys_are_named_and_no_shop_has_to_connect_again_for_them() {
        AppKeys keys = TestApp.noKeys();

        assertThatThrownBy(keys::secret)
                .isInstanceOf(ConnectorException.Unavailable.class)
                .hasMessageContaining("PACKSHOT_SHOPIFY_CLIENT_SECRET")
                .extracting(e -> ((ConnectorException) e).remedy())
                .isEqualTo(Remedy.RETRY);
    }

    @Test
    void keys_print_no_secret() {
        String printed = TestApp.rotatingKeys().toString();

        assertThat(printed).doesNotContain(TestApp.SECRET, TestApp.FORMER);
    }
}
