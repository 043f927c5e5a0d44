package dev.packshot.engine.api.embedded;

import dev.packshot.engine.api.Criteria;
import dev.packshot.engine.api.Keyset;
import dev.packshot.engine.api.Page;
import dev.packshot.engine.api.PageQuery;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.signin.Visit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a shop's owner sees of his own shop. */
@Path("/api/v1/embedded")
@Tag(name = "Embedded page")
@RolesAllowed(Visit.MERCHANT)
public class EmbeddedResource {
    private final OwnShop own;
    private final ShopLedger ledger;
    private final ListingMirror mirror;
    private final Problems problems;

    EmbeddedResource(OwnShop own, ShopLedger ledger, ListingMirror mirror, Problems problems) {
        this.own = own;
        this.ledger = ledger;
        this.mirror = mirror;
        this.problems = problems;
    }

    /** The shop at a glance. */
    @Schema(name = "ShopStatus")
    public record Status(
            @Schema(description = "As its marketplace names it")
            String shop,

            @Schema(enumeration = {"ACTIVE", "PAUSED", "NEEDS_SIGN_IN"})
            String state,

            @Schema(description = "Why it isn't active; empty when it is")
            String stateReason,

            @Schema(description = "What happens to finished pictures")
            Policy policy,

            @Schema(description = "Whether a pause can be ended from the page")
            boolean resumable,

            ShopFigures figures) {}

    /** A listing in a list. */
    @Schema(name = "ShopListing")
    public record ShopListing(
            UUID id,
            String title,
            String sku,

            @Schema(description = "Pictures of its gallery as it was read last")
            int pictures,

            ListingProgress progress,
            @Schema(description = "When it was read last") Instant seen) {}

    /** Something that waits for a person. */
    @Schema(name = "ShopProblem")
    public record ShopProblem(
            UUID id,

            @Schema(description = "Title of the listing that it is about, where there is one") @Nullable String listing,

            @Schema(description = "What happened and what to do")
            String sentence,

            @Schema(examples = "RECONNECT") String remedy,
            Instant opened) {}

    @GET
    @Path("/status")
    @Transactional
    @Operation(operationId = "getShopStatus", summary = "The shop at a glance")
    public Status status() {
        Connection shop = own.connection();
        return new Status(
                shop.account().orElse(shop.name()),
                shop.state().name(),
                shop.stateReason(),
                shop.policy(),
                EmbeddedActions.isOwnPause(shop),
                ledger.figures(shop.id()));
    }

    @GET
    @Path("/listings")
    @Transactional
    @Operation(operationId = "listShopListings", summary = "The shop's listings, the newest first")
    public Page<ShopListing> listings(@BeanParam @Valid PageQuery page) {
        Criteria criteria = new Criteria()
                .and("connection = :connection", "connection", own.connection().id())
                .and("gone is null")
                .olderThan(page.after(), "firstSeen");
        List<MirroredListing> found = mirror.find(criteria.query("firstSeen desc, id desc"), criteria.parameters())
                .range(0, page.limit())
                .list();
        Map<UUID, ListingProgress> progress =
                ledger.progress(found.stream().map(MirroredListing::id).toList());
        return Page.of(
                found,
                page.limit(),
                row -> new Keyset(row.firstSeen(), row.id()),
                row -> view(row, progress.getOrDefault(row.id(), ListingProgress.READ)));
    }

    private static ShopListing view(MirroredListing row, ListingProgress progress) {
        return new ShopListing(
                row.id(),
                row.title(),
                row.sku().value(),
                row.listing().gallery().images().size(),
                progress,
                row.seen());
    }

    @GET
    @Path("/problems")
    @Transactional
    @Operation(operationId = "listShopProblems", summary = "The shop's open problems, the oldest first")
    public Page<ShopProblem> problems(@BeanParam @Valid PageQuery page) {
        Criteria criteria = new Criteria()
                .and("closed is null")
                .and("connection = :connection", "connection", own.connection().id())
                .newerThan(page.after(), "opened");
        List<Problem> found = problems.find(criteria.query("opened, id"), criteria.parameters())
                .range(0, page.limit())
                .list();
        return Page.of(found, page.limit(), row -> new Keyset(row.opened(), row.id()), this::view);
    }

    private ShopProblem view(Problem row) {
        String title = Optional.ofNullable(row.listing())
                .flatMap(mirror::findByIdOptional)
                .map(MirroredListing::title)
                .orElse(null);
        return new ShopProblem(row.id(), title, row.sentence(), row.remedy().name(), row.opened());
    }
}
