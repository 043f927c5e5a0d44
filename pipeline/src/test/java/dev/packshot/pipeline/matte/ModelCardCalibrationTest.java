package dev.packshot.pipeline.matte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.pipeline.doubt.Calibration;
import dev.packshot.pipeline.doubt.Calibration.CalibratedOn;
import dev.packshot.pipeline.doubt.Feature;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelCardCalibrationTest {
    private static final String CALIBRATION = """
            , "uncertainty": {
                "intercept": -4.5,
                "coefficients": {"edge": 0.75, "fragility": 3.8},
                "badBelow": 0.9,
                "reviewAbove": 0.155,
                "calibratedOn": {"data": "generated scenes", "pictures": 797, "bad": 421},
                "reliability": {"auroc": 0.88}
            }""";

    @Test
    void a_calibration_on_the_card_is_read() {
        assertThat(card(CALIBRATION).uncertainty())
                .contains(new Calibration(
                        -4.5,
                        Map.of(Feature.EDGE, 0.75, Feature.FRAGILITY, 3.8),
                        0.9,
                        0.155,
                        new CalibratedOn("generated scenes", 797, 421)));
    }

    @Test
    void a_card_without_a_calibration_is_a_card() {
        ModelCard card = card("");

        assertThat(card.uncertainty()).isEmpty();
        assertThat(card(", \"uncertainty\": null")).isEqualTo(card);
        assertThat(card.thresholds()).isEqualTo(new ModelCard.Thresholds(0.95, 0.05, 2));
    }

    @Test
    void evidence_that_isn_t_measured_is_refused_with_what_is() {
        assertThatThrownBy(() -> card(CALIBRATION.replace("fragility", "mood")))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("mood")
                .hasMessageContaining("fragility");
    }

    @Test
    void half_a_calibration_and_an_impossible_one_are_refused() {
        assertThatThrownBy(() -> card(CALIBRATION.replace("\"intercept\": -4.5,", "")))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("intercept");
        assertThatThrownBy(() -> card(CALIBRATION.replace("3.8", "-3.8")))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("FRAGILITY");
        assertThatThrownBy(() -> card(", \"uncertainty\": 0.4")).isInstanceOf(ModelUnavailable.class);
    }

    private static ModelCard card(String uncertainty) {
        String card = """
                {
                  "id": "test", "version": "1", "licence": "Apache-2.0",
                  "variants": [{"precision": "fp32", "file": "test.onnx", "sha256": "%s"}],
                  "input": {"name": "image", "width": 320, "height": 320, "padding": 127},
                  "output": {"name": "matte"},
                  "thresholds": {"foreground": 0.95, "background": 0.05, "weight": 2},
                  "knownFailures": []%s
                }""".formatted("0".repeat(64), uncertainty);
        return ModelCard.read(card.getBytes(StandardCharsets.UTF_8));
    }
}
