package dev.packshot.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Remedy;
import dev.packshot.connector.shopify.graphql.Answer;
import dev.packshot.connector.shopify.graphql.Answer.Cost;
import dev.packshot.connector.shopify.graphql.Answer.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopifyErrorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "401, REFRESH_GRANT",
        "402, RECONNECT",
        "403, RECONNECT",
        "404, RECONNECT",
        "423, RECONNECT",
        "429, WAIT",
        "430, WAIT",
        "500, RETRY",
        "502, RETRY",
        "503, RETRY",
        "504, RETRY",
        "302, REPORT_BUG",
        "400, REPORT_BUG",
        "406, REPORT_BUG"
    })
    void each_status_has_its_remedy(int status, Remedy remedy) {
        Throwable thrown = catchThrowable(() -> ShopifyErrors.data(new Answer.Refused(status, Optional.empty()), true));

        assertThat(thrown).isInstanceOf(ConnectorException.class);
        assertThat(((ConnectorException) thrown).remedy()).isEqualTo(remedy);
    }

    @Test
    void a_grant_that_cannot_be_renewed_has_to_be_given_again() {
        assertThatThrownBy(() -> ShopifyErrors.data(new Answer.Refused(401, Optional.empty()), false))
                .extracting(e -> ((ConnectorException) e).remedy())
                .isEqualTo(Remedy.RECONNECT);
    }

    @ParameterizedTest
    @CsvSource({"700, 150, 5500", "700, 650, 1000", "700, 800, 1000"})
    void a_throttled_call_waits_until_its_points_are_there_but_a_second_at_least(
            long requested, long available, long pause) {
        var cost = new Cost(requested, Optional.empty(), 2000, available, 100);
        var throttled = told(List.of(new Fault("THROTTLED", "Throttled", "", "")), Optional.of(cost));

        var thrown =
                catchThrowableOfType(ConnectorException.RateLimited.class, () -> ShopifyErrors.data(throttled, true));

        assertThat(thrown.pause()).isEqualTo(Duration.ofMillis(pause));
    }

    @Test
    void access_that_is_denied_names_what_is_needed() {
        var denied = told(
                List.of(new Fault("ACCESS_DENIED", "Access denied", "`write_files` access scope.", "fileUpdate")),
                Optional.empty());

        assertThatThrownBy(() -> ShopifyErrors.data(denied, true))
                .isInstanceOf(ConnectorException.Forbidden.class)
                .hasMessageContaining("write_files");
    }

    @Test
    void half_an_answer_is_asked_for_again() {
        var partial = told(List.of(new Fault("", "Something went wrong", "", "nodes/3/media")), Optional.empty());

        assertThatThrownBy(() -> ShopifyErrors.data(partial, true)).isInstanceOf(ConnectorException.Unavailable.class);
    }

    @Test
    void a_document_that_is_not_understood_is_our_defect() {
        var wrong = told(List.of(new Fault("undefinedField", "Field 'x' doesn't exist", "", "")), Optional.empty());

        assertThatThrownBy(() -> ShopifyErrors.data(wrong, true))
                .isInstanceOf(ConnectorException.Malformed.class)
                .hasMessageContaining("Field 'x'");
    }

    @ParameterizedTest
    @CsvSource({
        "FILE_DOES_NOT_EXIST, REPLAN",
        "PRODUCT_DOES_NOT_EXIST, SKIP",
        "NON_READY_STATE, RETRY",
        "PRODUCT_VARIANT_ALREADY_HAS_MEDIA, REPLAN",
        "INVALID, FIX_IMAGE",
        "UNACCEPTABLE_ASSET, FIX_IMAGE"
    })
    void each_user_error_has_its_remedy(String code, Remedy remedy) {
        JsonNode payload =
                json("{\"files\":[],\"userErrors\":[{\"code\":\"" + code + "\",\"message\":\"Shopify's words\"}]}");

        Throwable thrown = catchThrowable(() -> ShopifyErrors.payload(payload));

        assertThat(thrown).isInstanceOf(ConnectorException.class);
        assertThat(((ConnectorException) thrown).remedy()).isEqualTo(remedy);
    }

    @Test
    void what_shopify_rejects_is_told_in_its_own_words() {
        JsonNode payload = json("{\"mediaUserErrors\":[{\"message\":\"Too dark\"},{\"message\":\"Too small\"}]}");

        var thrown = catchThrowableOfType(ConnectorException.Rejected.class, () -> ShopifyErrors.payload(payload));

        assertThat(thrown.words()).isEqualTo("Too dark; Too small");
    }

    @Test
    void a_payload_without_errors_is_handed_on() {
        JsonNode payload = json("{\"files\":[{\"id\":\"1\"}],\"userErrors\":[]}");

        assertThat(ShopifyErrors.payload(payload)).isSameAs(payload);
    }

    private static Answer.Told told(List<Fault> faults, Optional<Cost> cost) {
        return new Answer.Told(JSON.createObjectNode(), faults, cost, Optional.empty());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
