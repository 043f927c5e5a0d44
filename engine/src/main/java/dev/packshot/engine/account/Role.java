package dev.packshot.engine.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may do. Each role may do what the ones before it may. */
public enum Role {
    /** Sees everything but secrets. */
    VIEWER,
    /** Decides about pictures. */
    REVIEWER,
    /** Runs connections, publications, restores and schedules. */
    OPERATOR,
    /** Gives rights to others, and handles secrets. */
    OWNER;

    /** {@link #VIEWER} for annotations. */
    public static final String MAY_VIEW = "viewer";
    /** {@link #REVIEWER} for annotations. */
    public static final String MAY_REVIEW = "reviewer";
    /** {@link #OPERATOR} for annotations. */
    public static final String MAY_OPERATE = "operator";
    /** {@link #OWNER} for annotations. */
    public static final String MAY_OWN = "owner";

    /** As it is written in requests, configuration and annotations. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with this label. */
    public static Optional<Role> labelled(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst();
    }

    /** Labels of this role and of all that it includes. */
    public Set<String> included() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(Role::label)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it may do what the other one may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
