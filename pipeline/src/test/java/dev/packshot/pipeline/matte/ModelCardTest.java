package dev.packshot.pipeline.matte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.pipeline.matte.ModelCard.Activation;
import dev.packshot.pipeline.matte.ModelCard.Layout;
import dev.packshot.pipeline.matte.ModelCard.SampleType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCardTest {
    private static final String WHOLE = """
            {"id": "m", "version": "1", "licence": "MIT",
             "variants": [{"precision": "fp32", "file": "m.onnx", "sha256": "%s"}],
             "input": {"name": "in", "width": 320, "height": 320},
             "output": {"name": "out"},
             "thresholds": {"foreground": 0.9, "background": 0.1, "weight": 1}, "knownFailures": []}
            """.formatted("0".repeat(64));

    @Test
    void a_card_that_says_no_more_means_letterboxed_bytes_and_plain_coverages() {
        ModelCard card = read(WHOLE);

        assertThat(card.input())
                .isEqualTo(new ModelCard.Input(
                        "in", 320, 320, Layout.NHWC, SampleType.UINT8, true, 127, Normalisation.NONE));
        assertThat(card.output()).isEqualTo(new ModelCard.Output("out", 320, 320, Activation.NONE, false));
        assertThat(card.allowsCommercialUse()).isTrue();
    }

    @Test
    void the_shipped_card_may_be_used_commercially_and_means_what_it_meant() {
        ModelCard shipped = ModelCard.shipped();

        assertThat(shipped.input().type()).isEqualTo(SampleType.UINT8);
        assertThat(shipped.input().layout()).isEqualTo(Layout.NHWC);
        assertThat(shipped.input().letterbox()).isTrue();
        assertThat(shipped.output().activation()).isEqualTo(Activation.NONE);
        assertThat(shipped.allowsCommercialUse()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\": \"in\", | '' | name",
                "\"width\": 320 | \"width\": 3 | 16 to 4096",
                "\"width\": 320 | \"width\": 320, \"padding\": 256 | Padding",
                "\"width\": 320 | \"width\": 320, \"layout\": \"CHWN\" | CHWN",
                "\"width\": 320 | \"width\": 320, \"normalise\": {\"divideBy\": 255} | float32",
                "\"width\": 320 | \"width\": 320, \"type\": \"float32\", \"normalise\": {\"divideBy\": 0} | above 0",
                "\"width\": 320 | \"width\": 320, \"type\": \"float32\", \"normalise\": {\"divideBy\": \"mean\"} | \"max\" or a number",
                "\"width\": 320 | \"width\": 320, \"type\": \"float32\", \"normalise\": {\"std\": [1, 0, 1]} | stds above 0",
                "\"width\": 320 | \"width\": 320, \"type\": \"float32\", \"normalise\": {\"mean\": [1]} | red, green and blue",
                "\"name\": \"out\" | \"name\": \"out\", \"width\": 160 | as large as the input",
                "\"weight\": 1 | \"weight\": 11 | weight 0..10",
                "\"fp32\" | \"fp64\" | fp32, fp16 or int8",
                "m.onnx | ../m.onnx | beside their card",
            })
    void a_card_that_contradicts_itself_says_where(String said, String instead, String complaint) {
        assertThatThrownBy(() -> read(WHOLE.replace(said, instead)))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({"CC-BY-NC-4.0, false", "cc-by-nc-sa-4.0, false", "CC-BY-4.0, true", "Apache-2.0, true"})
    void a_non_commercial_licence_is_one_even_when_the_card_forgot_its_terms(String licence, boolean allowed) {
        assertThat(read(WHOLE.replace("MIT", licence)).allowsCommercialUse()).isEqualTo(allowed);
    }

    @Test
    void other_weights_or_another_way_of_feeding_them_make_other_mattes() {
        ModelCard card = read(WHOLE);
        ModelCard padded = read(WHOLE.replace("\"width\": 320", "\"width\": 320, \"padding\": 0"));
        ModelCard trained = read(WHOLE.replace("0".repeat(64), "1".repeat(64)));
        ModelCard believed = read(WHOLE.replace("\"weight\": 1", "\"weight\": 2"));

        assertThat(mattes(padded)).isNotEqualTo(mattes(card));
        assertThat(mattes(trained)).isNotEqualTo(mattes(card));
        assertThat(mattes(believed)).isEqualTo(mattes(card));
    }

    private static dev.packshot.catalog.Digest mattes(ModelCard card) {
        return card.mattes(card.variants().getFirst());
    }

    private static ModelCard read(String json) {
        return ModelCard.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
