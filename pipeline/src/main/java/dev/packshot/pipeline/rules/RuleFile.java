package dev.packshot.pipeline.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.packshot.catalog.ImageRule;
import dev.packshot.catalog.Platform;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rule file as it is written: names in lower case, each rule on a line of its own.
 *
 * @param sources all sources that rules refer to
 * @param rules in the order of the table
 */
record RuleFile(List<RuleSource> sources, List<Row> rules) {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** One rule as written. */
    record Row(
            String id,
            String platform,
            String scope,
            String metric,
            String operator,
            String value,
            String unit,
            String severity,
            String check,
            List<String> sources,
            String status,
            String asOf,
            String note) {}

    static RuleFile read(byte[] json) {
        try {
            return STRICT.readValue(json, RuleFile.class);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? "rule file"
                    : "line " + e.getLocation().getLineNr();
            throw new BrokenRuleBook(where, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BrokenRuleBook("rule file", "can't be read", e);
        }
    }

    /** The rules with typed values, each checked by itself. */
    List<ImageRule> typed() {
        Set<String> known = sources.stream().map(RuleSource::id).collect(Collectors.toSet());
        List<ImageRule> typed = new ArrayList<>();
        for (Row row : rules) {
            typed.add(typed(row, known));
        }
        return typed;
    }

    private static ImageRule typed(Row row, Set<String> known) {
        String id = row.id();
        if (!id.matches("[A-Z]+(-[A-Z0-9]+)+")) {
            throw new BrokenRuleBook("\"" + id + "\"", "a rule's id is upper-case words joined by dashes");
        }
        if (!row.metric().matches("[a-z][a-z0-9_]*")) {
            throw new BrokenRuleBook(id, "a metric is lower-case words joined by _, but was " + row.metric());
        }
        for (String source : row.sources()) {
            if (!known.contains(source)) {
                throw new BrokenRuleBook(id, "unknown source \"" + source + "\"");
            }
        }
        ImageRule.Evidence status = name(ImageRule.Evidence.class, row.status(), id);
        if (row.sources().isEmpty() && status != ImageRule.Evidence.UNVERIFIED) {
            throw new BrokenRuleBook(id, "a rule without source is unverified");
        }
        try {
            return new ImageRule(
                    id,
                    new Platform(row.platform()),
                    name(ImageRule.Scope.class, row.scope(), id),
                    row.metric(),
                    name(ImageRule.Operator.class, row.operator(), id),
                    row.value(),
                    row.unit(),
                    name(ImageRule.Severity.class, row.severity(), id),
                    name(ImageRule.Check.class, row.check(), id),
                    row.sources(),
                    status,
                    LocalDate.parse(row.asOf()),
                    row.note());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new BrokenRuleBook(id, String.valueOf(e.getMessage()), e);
        }
    }

    private static <E extends Enum<E>> E name(Class<E> type, String written, String rule) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(written.replace('_', '-'))) {
                return constant;
            }
        }
        throw new BrokenRuleBook(
                rule, "unknown %s \"%s\"".formatted(type.getSimpleName().toLowerCase(Locale.ROOT), written));
    }
}
