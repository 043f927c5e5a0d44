package dev.packshot.pipeline;

import java.util.Map;

/**
 * A photograph whose product was cut out, ready to be kept. Holds no pixels, only encoded files.
 *
 * @param appraisal what was found out about it
 * @param before small JPEG of the photograph, for people
 * @param mask the matte as 8-bit grey PNG at upright size
 * @param cutout the cut-out, for {@link PackshotPipeline#render} and {@link PackshotPipeline#inspect}; the same
 *     photograph and build give the same bytes
 * @param milliseconds time spent by stage, wall clock
 * @param peakPixelBytes most bytes of pixels held at one time
 */
@SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
public record CutPhotograph(
        Appraisal appraisal,
        byte[] before,
        byte[] mask,
        byte[] cutout,
        Map<Stage, Double> milliseconds,
        long peakPixelBytes) {}
