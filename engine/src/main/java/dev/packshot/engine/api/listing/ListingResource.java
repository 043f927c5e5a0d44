package dev.packshot.engine.api.listing;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.api.Criteria;
import dev.packshot.engine.api.Keyset;
import dev.packshot.engine.api.Page;
import dev.packshot.engine.api.PageQuery;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is live at the marketplaces. */
@Path("/api/v1/listings")
@Tag(name = "Listings")
@RolesAllowed(Role.MAY_VIEW)
public class ListingResource {
    private final ListingMirror mirror;
    private final Stories stories;

    ListingResource(ListingMirror mirror, Stories stories) {
        this.mirror = mirror;
        this.stories = stories;
    }

    @GET
    @Operation(operationId = "listListings", summary = "Listings, the newest first")
    public Page<ListingView> list(
            @QueryParam("connection") @Nullable UUID connection,
            @Parameter(description = "Part of SKU, title or the marketplace's id, whatever the case")
                    @QueryParam("search")
                    @Size(max = 100) @Nullable String search,
            @QueryParam("sku") @Nullable String sku,
            @QueryParam("live") @Nullable Boolean live,
            @QueryParam("held") @Nullable Boolean held,
            @BeanParam @Valid PageQuery page) {
        Criteria criteria = new Criteria()
                .and("connection = :connection", "connection", connection)
                .and("sku = :sku", "sku", sku)
                .and("live = :live", "live", live)
                .and("held = :held", "held", held)
                .and(
                        "(lower(sku) like :part escape '!' or lower(title) like :part escape '!'"
                                + " or lower(ref) like :part escape '!')",
                        "part",
                        search == null ? null : part(search))
                .olderThan(page.after(), "firstSeen");
        List<MirroredListing> found = mirror.find(criteria.query("firstSeen desc, id desc"), criteria.parameters())
                .range(0, page.limit())
                .list();
        return Page.of(found, page.limit(), row -> new Keyset(row.firstSeen(), row.id()), ListingView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getListing", summary = "One listing's whole story")
    public ListingStory get(UUID id) {
        return stories.of(id);
    }

    private static String part(String search) {
        String literal = search.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return "%" + literal.toLowerCase(Locale.ROOT) + "%";
    }
}
