package dev.packshot.pipeline;

import dev.packshot.pipeline.inspect.ComplianceReport;
import dev.packshot.pipeline.render.Rendition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that was made of one photograph. Holds no pixels, only encoded files.
 *
 * @param appraisal what was found out about the photograph
 * @param before small JPEG of the photograph, for people
 * @param mask the matte as 8-bit grey PNG at upright size, when wanted
 * @param renditions one for each spec of the slot, judged
 * @param milliseconds time spent by stage, wall clock
 * @param peakPixelBytes most bytes of pixels held at one time
 */
@SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
public record Shot(
        Appraisal appraisal,
        byte[] before,
        Optional<byte[]> mask,
        List<Judged> renditions,
        Map<Stage, Double> milliseconds,
        long peakPixelBytes) {

    public Shot {
        renditions = List.copyOf(renditions);
    }

    /**
     * A rendition and what the rules say to it.
     *
     * @param rendered the file and what was done to it
     * @param report the verdicts on exactly these bytes
     */
    public record Judged(Rendered rendered, ComplianceReport report) {
        /** The file. */
        public Rendition rendition() {
            return rendered.rendition();
        }
    }
}
