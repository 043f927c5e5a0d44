package dev.packshot.pipeline.inspect;

import dev.packshot.pipeline.rules.Limit;
import java.util.Locale;

/** What a measurement gave. */
sealed interface Reading {
    /** For people, with unit. */
    String text();

    /** A number in the rule's unit. */
    record Quantity(double value, String text) implements Reading {}

    /** A name. */
    record Word(String value, String text) implements Reading {}

    /** Yes or no; of something that must be absent or present: whether it is there. */
    record Answer(boolean value, String text) implements Reading {}

    /** The rule doesn't speak about such a file. */
    record Beside(String text) implements Reading {}

    static Reading quantity(double value, String unit) {
        String number = value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "");
        return new Quantity(value, unit.isEmpty() ? number : number + " " + unit);
    }

    static Reading word(String value) {
        return new Word(value, value);
    }

    static Reading answer(boolean value) {
        return new Answer(value, value ? "yes" : "no");
    }

    /**
     * What follows from a rule's limit.
     *
     * @throws IllegalStateException when the measurement doesn't give what the limit compares: the table is wrong
     */
    default Verdict.Outcome against(Limit limit) {
        return switch (this) {
            case Beside beside -> Verdict.Outcome.NOT_APPLICABLE;
            case Quantity quantity when limit instanceof Limit.Bound bound -> outcome(bound.holds(quantity.value()));
            case Word word when limit instanceof Limit.Choice choice -> outcome(choice.holds(word.value()));
            case Word word when limit instanceof Limit.Form form -> outcome(form.holds(word.value()));
            case Answer answer when limit instanceof Limit.Truth truth -> outcome(answer.value() == truth.wanted());
            case Answer answer when limit instanceof Limit.Colour -> outcome(answer.value());
            case Quantity q -> throw mismatch(limit);
            case Word w -> throw mismatch(limit);
            case Answer a -> throw mismatch(limit);
        };
    }

    private IllegalStateException mismatch(Limit limit) {
        return new IllegalStateException("Measured %s, which %s can't be held against".formatted(this, limit));
    }

    private static Verdict.Outcome outcome(boolean holds) {
        return holds ? Verdict.Outcome.PASSED : Verdict.Outcome.FAILED;
    }
}
