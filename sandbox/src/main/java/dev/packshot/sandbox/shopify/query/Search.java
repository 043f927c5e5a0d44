package dev.packshot.sandbox.shopify.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shopify's search syntax as far as it is used: {@code field:value}, {@code field:>=value}, quotes, {@code AND} (also by
 * standing side by side), {@code OR}, {@code NOT} or a minus, and parentheses.
 */
final class Search {
    private static final Pattern TOKEN = Pattern.compile(
            "\\G\\s*(?:(?<paren>[()])|(?<minus>-)?(?<field>[a-z_]+):(?<comparator>>=|<=|>|<)?(?:'(?<single>[^']*)'|\"(?<double>[^\"]*)\"|(?<bare>[^\\s()]+))|(?<word>AND|OR|NOT)(?=[\\s(]))");

    private final List<Matched> tokens;
    private int at;

    private Search(List<Matched> tokens) {
        this.tokens = tokens;
    }

    /**
     * One condition.
     *
     * @param field which field
     * @param comparator {@code =}, {@code <}, {@code <=}, {@code >} or {@code >=}
     * @param value without quotes
     */
    record Term(String field, String comparator, String value) {
        /** Whether something that compares like this to the value fits. */
        boolean fits(int compared) {
            return switch (comparator) {
                case "<" -> compared < 0;
                case "<=" -> compared <= 0;
                case ">" -> compared > 0;
                case ">=" -> compared >= 0;
                default -> compared == 0;
            };
        }
    }

    private record Matched(String word, Optional<Term> term, boolean negated) {}

    /** What a search asks for. */
    record Condition(List<Term> terms, Predicate<Predicate<Term>> holds) {
        /** Whether any condition is about a field. */
        boolean names(String field) {
            return terms.stream().anyMatch(term -> term.field().equals(field));
        }

        /** Whether it holds where each condition is judged like this. */
        boolean holds(Predicate<Term> judge) {
            return holds.test(judge);
        }
    }

    /**
     * Reads a search; nothing asked for holds always.
     *
     * @throws IllegalArgumentException when it can't be read
     */
    static Condition read(String text) {
        var tokens = new ArrayList<Matched>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            end = matcher.end();
            tokens.add(matched(matcher));
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException(
                    "the search \"" + text.substring(end).strip() + "\"");
        }
        if (tokens.isEmpty()) {
            return new Condition(List.of(), judge -> true);
        }
        var search = new Search(tokens);
        Predicate<Predicate<Term>> holds = search.either();
        if (search.at < tokens.size()) {
            throw new IllegalArgumentException("the search \"" + text + "\"");
        }
        return new Condition(
                tokens.stream().flatMap(token -> token.term().stream()).toList(), holds);
    }

    private static Matched matched(Matcher matcher) {
        if (matcher.group("field") == null) {
            String paren = matcher.group("paren");
            return new Matched(paren != null ? paren : matcher.group("word"), Optional.empty(), false);
        }
        String comparator = Optional.ofNullable(matcher.group("comparator")).orElse("=");
        String value = Optional.ofNullable(matcher.group("single"))
                .or(() -> Optional.ofNullable(matcher.group("double")))
                .orElseGet(() -> matcher.group("bare"));
        return new Matched(
                "", Optional.of(new Term(matcher.group("field"), comparator, value)), matcher.group("minus") != null);
    }

    private Predicate<Predicate<Term>> either() {
        Predicate<Predicate<Term>> left = both();
        while (next("OR")) {
            left = left.or(both());
        }
        return left;
    }

    private Predicate<Predicate<Term>> both() {
        Predicate<Predicate<Term>> left = one();
        while (next("AND") || at < tokens.size() && !is("OR") && !is(")")) {
            left = left.and(one());
        }
        return left;
    }

    private Predicate<Predicate<Term>> one() {
        if (next("NOT")) {
            return one().negate();
        }
        if (next("(")) {
            Predicate<Predicate<Term>> inner = either();
            if (!next(")")) {
                throw new IllegalArgumentException("a search whose parentheses aren't closed");
            }
            return inner;
        }
        if (at >= tokens.size() || tokens.get(at).term().isEmpty()) {
            throw new IllegalArgumentException("a search with a connective and nothing to connect");
        }
        Matched token = tokens.get(at++);
        Term term = token.term().orElseThrow();
        return judge -> judge.test(term) != token.negated();
    }

    private boolean is(String word) {
        return at < tokens.size() && tokens.get(at).word().equals(word);
    }

    private boolean next(String word) {
        if (is(word)) {
            at++;
            return true;
        }
        return false;
    }
}
