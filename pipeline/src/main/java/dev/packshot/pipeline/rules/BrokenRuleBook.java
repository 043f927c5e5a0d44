package dev.packshot.pipeline.rules;

import org.jspecify.annotations.Nullable;

/** A rule file that can't be used. The message names the line or the rule and what is wrong with it. */
public final class BrokenRuleBook extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenRuleBook(String where, String what) {
        this(where, what, null);
    }

    BrokenRuleBook(String where, String what, @Nullable Throwable cause) {
        super(where + ": " + what, cause);
    }
}
