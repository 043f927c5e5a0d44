package dev.packshot.app.report;

import java.util.List;

/**
 * A SKU's picture set on one platform, judged as a set.
 *
 * @param platform id
 * @param sku whose set
 * @param pictures how many were made
 * @param verdicts of the rules that speak about sets
 * @param needsPerson sentences that say why somebody has to look, empty when nobody needs to
 */
public record SetRecord(
        String platform,
        String sku,
        int pictures,
        List<PictureRecord.VerdictRecord> verdicts,
        List<String> needsPerson) {}
