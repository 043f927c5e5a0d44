package dev.packshot.pipeline.inspect;

import dev.packshot.catalog.ImageRule;
import dev.packshot.pipeline.rules.RuleBook;
import dev.packshot.pipeline.rules.RuleSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The rule book as a document for people. */
final class RuleTable {
    private static final String HEAD = """
            # Image rules

            Generated from `pipeline/src/main/resources/rules/image-rules.json`: change that file, then run
            `./mvnw -pl catalog,pipeline test -Dtest=RuleTableTest -Dpackshot.rules.write=true -Dsurefire.failIfNoSpecifiedTests=false`.

            - **Breach**: *block*: the platform refuses, suppresses or unpublishes, so Packshot doesn't publish; *warn*: accepted,
              but degraded or likely to be flagged; *advise*: a recommendation; *disclose*: a duty to label or to keep provenance.
            - **Evidence**: *verified*: read on a page of the platform itself; *unverified-2nd*: only others say it, and they agree;
              *unverified-conflict*: sources disagree; *unverified*: one weak source or our own choice.
            - **Checked today**: *measured* on every encoded file (or counted on the picture set); everything else is reported as
              open, never as passed.

            How it is measured: sizes after EXIF orientation; 1 MB is 1,000,000 bytes. The product is where the cut-out covers at
            least a tenth; its box holds what it covers by half. `bg_rgb` looks at every pixel more than 2 px from the product,
            `shadow_touching_frame` at those of the outermost 1 %. A halo is any deviation from the background in the 3rd to 6th
            pixel around the product, and one above 64 of 255 levels in the 1st and 2nd, where the product's soft edge and the
            codec leave traces. `fill_longest` is the longer side of the box over the canvas. `upscaled` compares with the
            photograph's own resolution. JPEG quality is estimated from the quantisation table.
            """;

    private final RuleBook book;

    RuleTable(RuleBook book) {
        this.book = book;
    }

    String markdown() {
        var text = new StringBuilder(HEAD);
        List<String> platforms = book.rules().stream()
                .map(rule -> rule.platform().id())
                .distinct()
                .toList();
        for (String platform : platforms) {
            text.append("\n## ").append(title(platform)).append("\n\n");
            text.append("| Rule | On | Must hold | Breach | Checked today | Evidence | Sources | As of | Note |\n");
            text.append("|---|---|---|---|---|---|---|---|---|\n");
            book.rules().stream()
                    .filter(rule -> rule.platform().id().equals(platform))
                    .forEach(rule -> text.append(row(rule)));
        }
        text.append("\n## Sources\n\n| Name | What | Where | First-party |\n|---|---|---|---|\n");
        for (RuleSource source : book.sources()) {
            text.append("| %s | %s | %s | %s |\n"
                    .formatted(source.id(), source.title(), source.address(), source.firstParty() ? "yes" : "no"));
        }
        return text.toString();
    }

    private String row(ImageRule rule) {
        return "| %s | %s | `%s` | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        rule.id(),
                        word(rule.scope()),
                        predicate(rule),
                        word(rule.severity()),
                        Measurements.whyOpen(rule).map(why -> "open: " + why).orElse("measured"),
                        word(rule.status()),
                        rule.sources().isEmpty() ? "none" : String.join(", ", rule.sources()),
                        rule.asOf(),
                        rule.note());
    }

    private static String predicate(ImageRule rule) {
        return List.of(rule.metric(), word(rule.operator()).replace('-', '_'), rule.value(), rule.unit()).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "))
                .replace("|", "\\|");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String title(String platform) {
        return switch (platform) {
            case "amazon" -> "Amazon";
            case "google" -> "Google Merchant Center";
            case "ebay" -> "eBay";
            case "walmart" -> "Walmart Marketplace";
            case "tiktokshop" -> "TikTok Shop";
            case "etsy" -> "Etsy";
            case "shopify" -> "Shopify";
            case "eu" -> "European Union: everywhere";
            case "packshot" -> "Packshot's own: everywhere";
            default -> platform;
        };
    }
}
