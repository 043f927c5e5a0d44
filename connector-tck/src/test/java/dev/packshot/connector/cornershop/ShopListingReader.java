package dev.packshot.connector.cornershop;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Variant;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.ListingReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the shop's listings. */
class ShopListingReader implements ListingReader {
    static final Platform PLATFORM = new Platform("etsy");
    // Everything: by id, and when it was begun. What changed: by the shop's own count of changes.
    private static final Pattern CURSOR = Pattern.compile("all:(\\d{1,18}):(l\\d{1,9})|since:(\\d{1,18})");

    final ShopApi api;

    ShopListingReader(ShopApi api) {
        this.api = api;
    }

    @Override
    public ListingPage page(Cursor cursor) {
        if (cursor.equals(Cursor.START)) {
            return all("", -1);
        }
        Matcher parts = CURSOR.matcher(cursor.text());
        if (!parts.matches()) {
            throw new ConnectorException.Malformed("This isn't a place in the corner shop");
        }
        return parts.group(3) == null
                ? all(parts.group(2), Long.parseLong(parts.group(1)))
                : since(Long.parseLong(parts.group(3)));
    }

    ListingPage all(String after, long begun) {
        ShopApi.Page page = api.get("/listings?limit=10&after=" + after, ShopApi.Page.class);
        long since = begun < 0 ? page.now() : begun;
        String next =
                page.more() ? "all:" + since + ":" + page.listings().getLast().id() : "since:" + since(page, since);
        return new ListingPage(listings(page), new Cursor(next), !page.more());
    }

    /** Where reading on starts: what changed during the reading comes again rather than never. */
    long since(ShopApi.Page last, long begun) {
        return begun;
    }

    ListingPage since(long since) {
        ShopApi.Page page = api.get("/listings?limit=10&since=" + since + filter(), ShopApi.Page.class);
        long next =
                page.listings().isEmpty() ? since : page.listings().getLast().version();
        return new ListingPage(listings(page), new Cursor("since:" + next), !page.more());
    }

    String filter() {
        return "";
    }

    List<Listing> listings(ShopApi.Page page) {
        return page.listings().stream().map(this::listing).toList();
    }

    @Override
    public Listing read(ListingRef ref) {
        return listing(raw(ref));
    }

    @Override
    public List<Listing> read(List<ListingRef> refs) {
        String ids = refs.stream().map(ListingRef::id).collect(Collectors.joining(","));
        List<Listing> found = listings(api.get("/listings?limit=" + refs.size() + "&ids=" + ids, ShopApi.Page.class));
        return refs.stream()
                .flatMap(ref -> found.stream().filter(each -> each.ref().equals(ref)))
                .toList();
    }

    ShopApi.Listing raw(ListingRef ref) {
        return api.get("/listings/" + ref.id(), ShopApi.Listing.class);
    }

    Listing listing(ShopApi.Listing raw) {
        if (raw.pictures() == null || raw.variants() == null) {
            throw new ConnectorException.Malformed("The shop told half a listing");
        }
        return new Listing(
                new ListingRef(raw.id()),
                PLATFORM,
                raw.title(),
                "",
                raw.variants().stream()
                        .map(each -> new Variant(each.id(), Optional.of(new Sku(each.sku())), each.sku()))
                        .toList(),
                new Gallery(raw.pictures().stream().map(this::image).toList()),
                true,
                Optional.empty(),
                List.of());
    }

    ProductImage image(ShopApi.Picture raw) {
        return new ProductImage(
                new ImageId(raw.id()),
                Optional.of(raw.marker()).filter(marker -> !marker.isEmpty()),
                Optional.of(Instant.parse(raw.created())),
                "" + raw.revision(),
                Optional.of(new ImageAddress.Remote(raw.url())),
                raw.alt(),
                Optional.empty(),
                Set.copyOf(raw.variants()));
    }
}
