package dev.packshot.pipeline.rules;

import dev.packshot.catalog.ImageRule.Operator;
import dev.packshot.catalog.Rgb;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a rule's operator and value say together, ready to be compared. */
public sealed interface Limit {
    /**
     * Holds numbers against a number.
     *
     * @param operator EQ, NE, GE or LE
     * @param value in the rule's unit; an aspect ratio {@code a:b} is the number a ÷ b
     */
    record Bound(Operator operator, double value) implements Limit {
        /** Whether a measured number keeps within the bound. */
        public boolean holds(double measured) {
            return switch (operator) {
                case EQ -> measured == value;
                case NE -> measured != value;
                case GE -> measured >= value;
                case LE -> measured <= value;
                case IN, NOT_IN, ABSENT, PRESENT, MATCHES ->
                    throw new IllegalStateException(operator + " isn't a bound");
            };
        }
    }

    /**
     * Holds a word against a list.
     *
     * @param words the list
     * @param allowed whether the word must be in it, else it must not
     */
    record Choice(List<String> words, boolean allowed) implements Limit {
        public Choice {
            words = List.copyOf(words);
        }

        /** Whether the measured word is as wanted. */
        public boolean holds(String measured) {
            return words.contains(measured) == allowed;
        }
    }

    /**
     * Holds a yes or no.
     *
     * @param wanted the answer that keeps the rule; {@code absent} wants false, {@code present} wants true
     */
    record Truth(boolean wanted) implements Limit {}

    /**
     * Holds a colour against one exact value.
     *
     * @param rgb the value
     */
    record Colour(Rgb rgb) implements Limit {}

    /**
     * Holds a text against a regular expression that has to be found in it.
     *
     * @param pattern with its own anchors
     */
    record Form(Pattern pattern) implements Limit {
        /** Whether the measured text has the form. */
        public boolean holds(String measured) {
            return pattern.matcher(measured).find();
        }
    }

    /**
     * Reads an operator and a value as the rule file writes them.
     *
     * @throws IllegalArgumentException when they don't fit each other, with a sentence that says how
     */
    static Limit parse(Operator operator, String value) {
        return switch (operator) {
            case ABSENT, PRESENT -> {
                if (!value.isEmpty()) {
                    throw new IllegalArgumentException("absent and present take no value, but was \"" + value + "\"");
                }
                yield new Truth(operator == Operator.PRESENT);
            }
            case MATCHES -> form(value);
            case IN, NOT_IN -> new Choice(list(value), operator == Operator.IN);
            case EQ, NE -> equal(operator, value);
            case GE, LE -> new Bound(operator, number(value));
        };
    }

    private static Limit equal(Operator operator, String value) {
        if (value.equals("true") || value.equals("false")) {
            return new Truth(value.equals("true") == (operator == Operator.EQ));
        }
        if (value.startsWith("{")) {
            if (operator == Operator.NE) {
                throw new IllegalArgumentException("A colour can only be wanted (eq), not excluded");
            }
            return new Colour(colour(value));
        }
        if (!value.isEmpty() && Character.isDigit(value.charAt(0))) {
            return new Bound(operator, number(value));
        }
        if (value.isBlank()) {
            throw new IllegalArgumentException("eq and ne need a value");
        }
        return new Choice(List.of(value), operator == Operator.EQ);
    }

    private static List<String> list(String value) {
        if (!value.startsWith("{") || !value.endsWith("}") || value.length() < 3) {
            throw new IllegalArgumentException("A list is written {a,b}, but was \"" + value + "\"");
        }
        return List.of(value.substring(1, value.length() - 1).split(",", -1));
    }

    private static Rgb colour(String value) {
        List<String> channels = list(value);
        if (channels.size() != 3) {
            throw new IllegalArgumentException("A colour is written {r,g,b}, but was \"" + value + "\"");
        }
        return new Rgb(
                Integer.parseInt(channels.get(0)),
                Integer.parseInt(channels.get(1)),
                Integer.parseInt(channels.get(2)));
    }

    private static double number(String value) {
        Matcher ratio = Pattern.compile("([1-9]\\d*):([1-9]\\d*)").matcher(value);
        if (ratio.matches()) {
            return Double.parseDouble(ratio.group(1)) / Double.parseDouble(ratio.group(2));
        }
        if (!value.matches("\\d+(\\.\\d+)?")) {
            throw new IllegalArgumentException("A bound is a number or a:b, but was \"" + value + "\"");
        }
        return Double.parseDouble(value);
    }

    private static Limit form(String value) {
        try {
            return new Form(Pattern.compile(value));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("Not a regular expression: " + e.getDescription(), e);
        }
    }
}
