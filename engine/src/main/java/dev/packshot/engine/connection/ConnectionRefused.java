package dev.packshot.engine.connection;

import dev.packshot.connector.SettingProblem;
import java.util.List;
import java.util.stream.Collectors;

/** A connection can't be made or changed like this; all reasons at once. */
public final class ConnectionRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SettingProblem> problems;

    ConnectionRefused(List<SettingProblem> problems) {
        super(problems.stream()
                .map(problem -> "%s: %s. %s".formatted(problem.key(), problem.found(), problem.remedy()))
                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, one for each setting. */
    public List<SettingProblem> problems() {
        return problems;
    }
}
