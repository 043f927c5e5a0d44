package dev.packshot.engine.drift;

import dev.packshot.engine.json.Json;
import dev.packshot.engine.studio.CutoutEvidence;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.source.SourceQuality;
import dev.packshot.pipeline.stored.JudgementJson;
import java.util.List;

/** What is known of cut-outs in tests. */
final class Evidence {
    private Evidence() {}

    /** Of a product that came cut out, in a faultless photograph. */
    static final String FAULTLESS = Json.write(new CutoutEvidence(
            JudgementJson.text(Uncertainty.none()),
            JudgementJson.text(new SourceQuality(2000, 80, 128, 0, 0, 1, List.of()))));
}
