package dev.packshot.connector.shopify.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import dev.packshot.connector.shopify.shop.ShopDomain;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAnswerTest {
    private static final Grant BEFORE = new Grant(
            Forge.SHOP,
            new Secret("shpat_old"),
            Optional.of(new Secret("shprt_old")),
            Optional.of(Forge.NOW),
            Set.of("read_products"));

    @Test
    void who_may_write_may_read() {
        TokenAnswer answer = read("{\"access_token\":\"shpat_1\",\"scope\":\"write_files,write_products\"}");

        assertThat(answer.scopes())
                .containsExactlyInAnyOrder("read_files", "read_products", "write_files", "write_products");
    }

    @Test
    void what_a_renewal_leaves_out_stays_as_it_was() {
        TokenAnswer answer = read("{\"access_token\":\"shpat_1\",\"expires_in\":60}");

        Grant next = answer.following(BEFORE, Forge.NOW);

        assertThat(next)
                .isEqualTo(new Grant(
                        Forge.SHOP,
                        new Secret("shpat_1"),
                        BEFORE.refresh(),
                        Optional.of(Forge.NOW.plusSeconds(60)),
                        BEFORE.scopes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "null", "\"soon\"", "1e99", "[]", "true"})
    void a_time_that_cannot_be_told_is_an_hour(String seconds) {
        TokenAnswer answer = read("{\"access_token\":\"shpat_1\",\"expires_in\":" + seconds + "}");

        Grant grant = answer.grant(new ShopDomain(Forge.SHOP), Forge.NOW);

        assertThat(grant.expires()).contains(Forge.NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void null_is_no_refresh_token() {
        TokenAnswer answer = read("{\"access_token\":\"shpat_1\",\"refresh_token\":null,\"scope\":null}");

        assertThat(answer.refresh()).isEmpty();
        assertThat(answer.scopes()).isEmpty();
    }

    @Test
    void no_grant_lasts_for_years() {
        TokenAnswer answer = read("{\"access_token\":\"shpat_1\",\"expires_in\":9223372036854775807}");

        assertThat(answer.holds()).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"shpat_1\"",
                "{}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":null}",
                "{\"access_token\":[\"shpat_1\"]}",
                "{\"access_token\":{\"a\":1}}",
                "{\"access_token\":\"two words\"}",
                "{\"access_token\":\"line\\r\\nbreak: x\"}",
                "{\"access_token\":\"\u043e\"}",
                "<html>shpat_1</html>"
            })
    void what_holds_no_token_is_not_understood(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(ConnectorException.Malformed.class)
                .hasNoCause()
                .hasMessageNotContaining("shpat_1");
    }

    @Test
    void it_prints_no_token() {
        TokenAnswer answer = read("{\"access_token\":\"shpat_1\",\"refresh_token\":\"shprt_1\"}");

        assertThat(answer.toString()).doesNotContain("shpat_1", "shprt_1");
    }

    private static TokenAnswer read(String body) {
        return TokenAnswer.read(body.getBytes(UTF_8));
    }
}
