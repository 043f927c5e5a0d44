package dev.packshot.pipeline.calibrate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.pipeline.doubt.Calibration;

/**
 * What a calibration came to.
 *
 * @param calibration for the model card
 * @param reliability of its figures on pictures that it wasn't fitted to, by cross-validation
 */
public record Calibrated(Calibration calibration, Reliability reliability) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The {@code uncertainty} section of a model card; the reliability stands in it for people. */
    public ObjectNode section() {
        ObjectNode section = JSON.valueToTree(calibration);
        section.set("reliability", JSON.valueToTree(reliability));
        return section;
    }
}
