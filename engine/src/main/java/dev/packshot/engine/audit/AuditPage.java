package dev.packshot.engine.audit;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some entries, newest first.
 *
 * @param next what {@link AuditQuery#before} is for the next page; empty on the last one
 */
public record AuditPage(List<AuditEntry> entries, OptionalLong next) {
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
