package dev.packshot.engine.api;

import io.quarkus.panache.common.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conditions of a list that are really asked for, as a query of Panache. */
public final class Criteria {
    private final List<String> clauses = new ArrayList<>();
    private Parameters parameters = new Parameters();

    /** Adds a condition unless its value is null. */
    public Criteria and(String clause, String name, @Nullable Object value) {
        if (value != null) {
            clauses.add(clause);
            parameters = parameters.and(name, value);
        }
        return this;
    }

    /** Adds a condition without a value. */
    public Criteria and(String clause) {
        clauses.add(clause);
        return this;
    }

    /** Goes on after a place in an order by a time and the id, the newest first. */
    public Criteria olderThan(Optional<Keyset> place, String time) {
        place.ifPresent(at -> beyond(at, time, "<"));
        return this;
    }

    /** Goes on after a place in an order by a time and the id, the oldest first. */
    public Criteria newerThan(Optional<Keyset> place, String time) {
        place.ifPresent(at -> beyond(at, time, ">"));
        return this;
    }

    private void beyond(Keyset place, String time, String sign) {
        clauses.add("(%1$s %2$s :place_at or (%1$s = :place_at and id %2$s :place_id))".formatted(time, sign));
        parameters = parameters.and("place_at", place.at()).and("place_id", place.id());
    }

    /** The query. */
    public String query(String order) {
        return (clauses.isEmpty() ? "" : String.join(" and ", clauses) + " ") + "order by " + order;
    }

    /** The conditions' values. */
    public Parameters parameters() {
        return parameters;
    }
}
