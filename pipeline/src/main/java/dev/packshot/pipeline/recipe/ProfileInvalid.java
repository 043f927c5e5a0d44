package dev.packshot.pipeline.recipe;

import java.util.List;
import java.util.stream.Collectors;

/** A profile says something that can't be followed; all of it is named at once. */
public final class ProfileInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ProfileInvalid(String profile, List<Problem> problems) {
        super(profile + ":\n" + problems.stream().map(Problem::sentence).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing that is wrong.
     *
     * @param key path of the key, such as {@code platforms.amazon.main.fill}; empty for the file as a whole
     * @param found what stands there
     * @param allowed what may stand there
     */
    public record Problem(String key, String found, String allowed) {
        /** For people. */
        public String sentence() {
            return "  %s is %s; allowed: %s".formatted(key.isEmpty() ? "the file" : key, found, allowed);
        }
    }
}
