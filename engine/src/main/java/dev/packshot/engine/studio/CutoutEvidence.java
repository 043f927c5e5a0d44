package dev.packshot.engine.studio;

import dev.packshot.engine.json.Json;
import dev.packshot.pipeline.Appraisal;
import dev.packshot.pipeline.stored.JudgementJson;

/**
 * What was found out about a photograph, as it is kept.
 *
 * @param uncertainty as {@link JudgementJson} writes it
 * @param quality as {@link JudgementJson} writes it
 */
public record CutoutEvidence(String uncertainty, String quality) {
    static CutoutEvidence of(Appraisal appraisal) {
        return new CutoutEvidence(JudgementJson.text(appraisal.uncertainty()), JudgementJson.text(appraisal.quality()));
    }

    static CutoutEvidence parse(String text) {
        return Json.read(text, CutoutEvidence.class);
    }
}
