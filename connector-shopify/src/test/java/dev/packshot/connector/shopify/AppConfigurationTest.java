package dev.packshot.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.signal.Topic;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code docs/shopify.app.toml} says what this connector really asks for. */
class AppConfigurationTest {
    private final JsonNode app;

    AppConfigurationTest() throws IOException {
        app = new TomlMapper().readTree(Path.of("../docs/shopify.app.toml").toFile());
    }

    @Test
    void a_shop_is_asked_for_the_scopes_that_a_consent_asks_for() {
        String scopes = app.at("/access_scopes/scopes").asText();

        assertThat(scopes).isEqualTo(String.join(",", AppKeys.SCOPES));
    }

    @Test
    void every_topic_that_is_understood_is_subscribed_to_once_and_no_other() {
        List<String> topics = all("topics").toList();
        List<String> compliance = all("compliance_topics").toList();

        assertThat(topics).containsExactlyInAnyOrderElementsOf(labels(false));
        assertThat(compliance).containsExactlyInAnyOrderElementsOf(labels(true));
    }

    @Test
    void what_is_left_of_a_product_still_says_which_one() {
        List<List<String>> kept = subscriptions()
                .filter(each -> each.has("include_fields"))
                .map(each -> texts(each.path("include_fields")).toList())
                .toList();

        assertThat(kept).isNotEmpty().allSatisfy(fields -> assertThat(fields).contains("id", "admin_graphql_api_id"));
    }

    @Test
    void webhooks_are_written_in_the_version_that_is_called() throws NoSuchMethodException {
        String version = ShopifyConfig.class
                .getMethod("apiVersion")
                .getAnnotation(WithDefault.class)
                .value();

        assertThat(app.at("/webhooks/api_version").asText()).isEqualTo(version);
    }

    @Test
    void the_page_is_embedded_and_everything_comes_to_one_installation() {
        URI page = URI.create(app.path("application_url").asText());

        assertThat(app.path("embedded").asBoolean()).isTrue();
        assertThat(page.getScheme()).isEqualTo("https");
        assertThat(page.getPath()).isEqualTo("/install/shopify");
        assertThat(texts(app.at("/auth/redirect_urls"))).containsExactly(page + "/callback");
        assertThat(subscriptions().map(each -> each.path("uri").asText()))
                .containsOnly(page.resolve("/hooks/shopify").toString());
    }

    private Stream<String> all(String name) {
        return subscriptions().flatMap(each -> texts(each.path(name)));
    }

    private Stream<JsonNode> subscriptions() {
        return StreamSupport.stream(app.at("/webhooks/subscriptions").spliterator(), false);
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    private static List<String> labels(boolean compliance) {
        return Stream.of(Topic.values())
                .filter(topic -> topic.compliance() == compliance)
                .map(Topic::label)
                .toList();
    }
}
