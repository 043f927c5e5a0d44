package dev.packshot.app.sheet;

import dev.packshot.app.report.PictureRecord;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Locale;

/**
 * A picture as the contact sheet shows it.
 *
 * @param record all that is known of it
 * @param state {@code finished}, {@code person} or {@code refused}
 * @param before address of the photograph's preview, empty when there is none
 * @param renditions what was made of it
 */
@TemplateData
record PictureCard(PictureRecord record, String state, String before, List<RenditionCard> renditions) {
    /**
     * A rendition as the contact sheet shows it.
     *
     * @param record all that is known of it
     * @param address of the file
     * @param preview address of its small picture
     * @param size such as {@code 2200 × 2200}
     * @param weight such as {@code 412 kB}
     * @param failed rules that it breaks, worst first
     * @param open rules that only a person or a detector can tell
     * @param passed how many rules it keeps
     */
    @TemplateData
    record RenditionCard(
            PictureRecord.RenditionRecord record,
            String address,
            String preview,
            String size,
            String weight,
            List<PictureRecord.VerdictRecord> failed,
            List<PictureRecord.VerdictRecord> open,
            int passed) {
        static RenditionCard of(PictureRecord.RenditionRecord record) {
            return new RenditionCard(
                    record,
                    PictureCard.address(record.file()),
                    PictureCard.address(record.preview()),
                    record.width() + " × " + record.height(),
                    PictureCard.weight(record.bytes()),
                    verdicts(record, "failed"),
                    verdicts(record, "open"),
                    verdicts(record, "passed").size());
        }

        private static List<PictureRecord.VerdictRecord> verdicts(
                PictureRecord.RenditionRecord record, String verdict) {
            List<String> severities = List.of("block", "warn", "disclose", "advise");
            return record.verdicts().stream()
                    .filter(each -> each.verdict().equals(verdict))
                    .sorted(java.util.Comparator.comparingInt(each -> severities.indexOf(each.severity())))
                    .toList();
        }
    }

    static PictureCard of(PictureRecord record) {
        String before = record.before();
        return new PictureCard(
                record,
                record.refusal() != null ? "refused" : record.needsPerson().isEmpty() ? "finished" : "person",
                before == null ? "" : address(before),
                record.renditions().stream().map(RenditionCard::of).toList());
    }

    /** A path as a relative address: SKUs hold spaces, per cent signs and letters of every script. */
    static String address(String path) {
        var address = new StringBuilder();
        for (byte b : path.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0);
            address.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return address.toString();
    }

    static String weight(long bytes) {
        return bytes < 1_000_000 ? bytes / 1000 + " kB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
