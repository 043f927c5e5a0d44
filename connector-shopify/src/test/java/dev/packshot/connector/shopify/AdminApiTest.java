package dev.packshot.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.shopify.shop.ShopDomain;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminApiTest {
    @Test
    void nothing_needs_to_be_configured() {
        AdminApi api = AdminApi.of(config(Map.of()));

        assertThat(api.graphql(new ShopDomain("corner.myshopify.com")))
                .isEqualTo(URI.create("https://corner.myshopify.com/admin/api/2026-07/graphql.json"));
        assertThat(api.patience()).isEqualTo(Duration.ofSeconds(20));
        assertThat(api.bulkFrom()).isEqualTo(250);
    }

    @Test
    void a_sandbox_on_this_machine_stands_for_shopify() {
        AdminApi api = AdminApi.of(config(Map.of("packshot.shopify.endpoint", "http://127.0.0.1:4711/{shop}")));

        assertThat(api.graphql(new ShopDomain("corner.myshopify.com")))
                .isEqualTo(URI.create("http://127.0.0.1:4711/corner.myshopify.com/admin/api/2026-07/graphql.json"));
        assertThat(api.endpoint().isSandbox()).isTrue();
    }

    @Test
    void all_that_is_wrong_is_told_at_once_by_its_variables() {
        Map<String, String> wrong = Map.of(
                "packshot.shopify.client-id", "id",
                "packshot.shopify.former-secret", "old",
                "packshot.shopify.api-version", "latest",
                "packshot.shopify.endpoint", "http://{shop}",
                "packshot.shopify.patience", "0s",
                "packshot.shopify.processing", "-1s",
                "packshot.shopify.bulk-from", "0");

        assertThatThrownBy(() -> AdminApi.of(config(wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "PACKSHOT_SHOPIFY_CLIENT_SECRET",
                        "PACKSHOT_SHOPIFY_FORMER_SECRET",
                        "PACKSHOT_SHOPIFY_API_VERSION",
                        "PACKSHOT_SHOPIFY_ENDPOINT",
                        "PACKSHOT_SHOPIFY_PATIENCE",
                        "PACKSHOT_SHOPIFY_PROCESSING",
                        "PACKSHOT_SHOPIFY_BULK_FROM")
                .hasMessageNotContaining("old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://{shop}/",
                "https://{shop}.{shop}",
                "https://user@{shop}",
                "https://{shop}?x=y",
                "http://localhost/{shop}",
                "http://127.0.0.1.example.com/{shop}",
                "ftp://{shop}"
            })
    void a_token_is_sent_nowhere_but_to_shopify_or_this_machine(String endpoint) {
        assertThatThrownBy(() -> AdminApi.of(config(Map.of("packshot.shopify.endpoint", endpoint))))
                .hasMessageContaining("PACKSHOT_SHOPIFY_ENDPOINT");
    }

    @ParameterizedTest
    @CsvSource({
        "https://storage.googleapis.com/result, true",
        "https://shopify-tiers.storage.googleapis.com/result, true",
        "http://storage.googleapis.com/result, false",
        "https://storage.googleapis.com.example.com/result, false",
        "https://evilstorage.googleapis.com/result, false",
        "https://127.0.0.1/result, false"
    })
    void results_are_fetched_from_known_hosts_only(URI address, boolean known) {
        assertThat(AdminApi.of(config(Map.of())).holdsResults(address)).isEqualTo(known);
    }

    private static ShopifyConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(ShopifyConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 0))
                .withConverter(Duration.class, 100, AdminApiTest::duration)
                .build()
                .getConfigMapping(ShopifyConfig.class);
    }

    /** As the application reads them. */
    private static Duration duration(String text) {
        return Duration.parse(text.startsWith("-") ? "-PT" + text.substring(1) : "PT" + text);
    }
}
