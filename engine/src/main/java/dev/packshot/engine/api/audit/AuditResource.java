package dev.packshot.engine.api.audit;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.audit.AuditEntry;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.audit.AuditPage;
import dev.packshot.engine.audit.AuditQuery;
import dev.packshot.engine.audit.ChainCheck;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who did what. */
@Path("/api/v1/audit")
@Tag(name = "Audit")
@RolesAllowed(Role.MAY_OPERATE)
public class AuditResource {
    private final AuditLog log;

    AuditResource(AuditLog log) {
        this.log = log;
    }

    /** One thing that was done. */
    @Schema(name = "AuditEntry")
    public record EntryView(
            @Schema(description = "1 and up, without gaps") long number,
            Instant at,
            String actor,
            @Schema(examples = "connection.pause") String action,
            String subject,
            Map<String, String> details,

            @Schema(description = "Digest of this entry, bound to all before it")
            String digest) {
        static EntryView of(AuditEntry entry) {
            return new EntryView(
                    entry.number(),
                    entry.at(),
                    entry.actor(),
                    entry.action(),
                    entry.subject(),
                    entry.details(),
                    entry.digest().hex());
        }
    }

    /** Some entries. */
    @Schema(name = "AuditPage")
    public record PageView(
            List<EntryView> items,

            @Schema(description = "before of the next page; none on the last one") @Nullable Long next) {}

    /** Whether the log is as it was written. */
    @Schema(name = "AuditCheck")
    public record CheckView(
            @Schema(description = "Entries that are as they were written, from the first")
            long sound,

            @Schema(description = "The first one that isn't; none when all are") @Nullable Long brokenAt,

            @Nullable String why) {
        static CheckView of(ChainCheck check) {
            return new CheckView(
                    check.sound(),
                    check.broken().map(ChainCheck.Broken::number).orElse(null),
                    check.broken().map(ChainCheck.Broken::why).orElse(null));
        }
    }

    @GET
    @Operation(operationId = "listAudit", summary = "What was done, the newest first")
    public PageView list(
            @QueryParam("actor") @Nullable String actor,
            @Parameter(description = "This action, or those below it when it ends with a full stop")
                    @QueryParam("action")
                    @Nullable String action,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("until") @Nullable Instant until,
            @Parameter(description = "The next of the page before") @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        AuditPage page = log.read(new AuditQuery(
                Optional.ofNullable(actor),
                Optional.ofNullable(action),
                Optional.ofNullable(subject),
                Optional.ofNullable(from),
                Optional.ofNullable(until),
                before == null ? OptionalLong.empty() : OptionalLong.of(before),
                limit));
        return new PageView(
                page.entries().stream().map(EntryView::of).toList(),
                page.next().isPresent() ? page.next().getAsLong() : null);
    }

    @POST
    @Path("/check")
    @Operation(
            operationId = "checkAudit",
            summary = "Read the whole log and say whether it is as it was written",
            description = "Changes nothing. Takes a while on a long log.")
    public CheckView check() {
        return CheckView.of(log.verify());
    }
}
