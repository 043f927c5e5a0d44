package dev.packshot.pipeline.rules;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageRule;
import dev.packshot.catalog.ImageRule.Scope;
import dev.packshot.catalog.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every image rule that Packshot knows, from one file, checked when it is loaded. Immutable. */
public final class RuleBook {
    private static final String SHIPPED = "/rules/image-rules.json";

    /** Whose rules hold wherever a picture goes: the law's and our own. They are no marketplaces. */
    private static final Set<Platform> EVERYWHERE = Set.of(new Platform("eu"), new Platform("packshot"));

    private final Digest digest;
    private final List<ImageRule> rules;
    private final Map<String, Limit> limits = new LinkedHashMap<>();
    private final Map<String, RuleSource> sources = new LinkedHashMap<>();
    private final SortedSet<Platform> platforms = new TreeSet<>();

    private RuleBook(byte[] json) {
        RuleFile file = RuleFile.read(json);
        digest = Digest.of(json);
        for (RuleSource source : file.sources()) {
            if (sources.put(source.id(), source) != null) {
                throw new BrokenRuleBook("source " + source.id(), "is there twice");
            }
        }
        rules = List.copyOf(file.typed());
        for (ImageRule rule : rules) {
            if (limits.put(rule.id(), parsed(rule)) != null) {
                throw new BrokenRuleBook(rule.id(), "is there twice");
            }
            if (!EVERYWHERE.contains(rule.platform())) {
                platforms.add(rule.platform());
            }
        }
    }

    /**
     * The book in this jar.
     *
     * @throws BrokenRuleBook when it isn't valid, which a test of the build excludes
     */
    public static RuleBook shipped() {
        try (InputStream in = RuleBook.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new BrokenRuleBook(SHIPPED, "isn't in the jar");
            }
            return new RuleBook(in.readAllBytes());
        } catch (IOException e) {
            throw new BrokenRuleBook(SHIPPED, "can't be read", e);
        }
    }

    /**
     * A book from the bytes of a rule file.
     *
     * @param json as {@code image-rules.json}, UTF-8
     * @throws BrokenRuleBook naming the line or the rule, for anything unknown, missing, doubled or unresolvable
     */
    public static RuleBook parse(byte[] json) {
        return new RuleBook(json);
    }

    /**
     * The rules that one picture has to keep: those on every picture, on its slot and on metadata, and those that hold
     * everywhere. In the table's order.
     *
     * @param main whether it is the main picture, else a gallery picture
     * @throws IllegalArgumentException when the book has no such platform
     */
    public List<ImageRule> rules(Platform platform, boolean main) {
        return select(platform, EnumSet.of(Scope.ALL, main ? Scope.MAIN : Scope.ALT, Scope.META));
    }

    /**
     * The rules on a listing's picture set as a whole, in the table's order.
     *
     * @throws IllegalArgumentException when the book has no such platform
     */
    public List<ImageRule> setRules(Platform platform) {
        return select(platform, EnumSet.of(Scope.SET));
    }

    /** Every rule, in the table's order. */
    public List<ImageRule> rules() {
        return rules;
    }

    /** What a rule of this book says, ready to be compared. */
    public Limit limit(ImageRule rule) {
        Limit known = limits.get(rule.id());
        if (known == null) {
            throw new IllegalArgumentException("Not a rule of this book: " + rule.id());
        }
        return known;
    }

    /** Where a rule of this book is stated; empty for common knowledge. */
    public List<RuleSource> sources(ImageRule rule) {
        return rule.sources().stream()
                .filter(sources::containsKey)
                .map(sources::get)
                .toList();
    }

    /** All sources, in the file's order. */
    public List<RuleSource> sources() {
        return List.copyOf(sources.values());
    }

    /** The marketplaces that it has rules for. */
    public SortedSet<Platform> platforms() {
        return new TreeSet<>(platforms);
    }

    /** Digest of the rule file: a verdict belongs to this edition. */
    public Digest digest() {
        return digest;
    }

    private List<ImageRule> select(Platform platform, Set<Scope> scopes) {
        if (!platforms.contains(platform)) {
            throw new IllegalArgumentException("No rules for %s, only for %s".formatted(platform, platforms));
        }
        return rules.stream()
                .filter(rule -> rule.platform().equals(platform) || EVERYWHERE.contains(rule.platform()))
                .filter(rule -> scopes.contains(rule.scope()))
                .toList();
    }

    private static Limit parsed(ImageRule rule) {
        try {
            return Limit.parse(rule.operator(), rule.value());
        } catch (IllegalArgumentException e) {
            throw new BrokenRuleBook(rule.id(), String.valueOf(e.getMessage()), e);
        }
    }
}
