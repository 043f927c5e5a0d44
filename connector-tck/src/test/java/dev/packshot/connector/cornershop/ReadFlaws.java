package dev.packshot.connector.cornershop;

import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.MarketplaceConnector;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Connectors that read wrongly. */
final class ReadFlaws {
    private ReadFlaws() {}

    static List<Flaw> all() {
        return List.of(
                Flaw.of(
                        "tells the first listing of a page twice",
                        reader(Stammering::new),
                        "R01",
                        "R03",
                        "R05",
                        "R09",
                        "H06"),
                Flaw.of("pages by number", reader(Counting::new), "R02", "R05", "R06", "R11"),
                Flaw.of("keeps its cursors in memory", remembering(), "R03"),
                Flaw.of("starts anew on a cursor that it doesn't know", reader(Obliging::new), "R04"),
                Flaw.of("reads everything again each time", reader(Thorough::new), "R05"),
                Flaw.of("doesn't look for other bytes", reader(Superficial::new), "R06"),
                Flaw.of("leaves titles out", reader(Untitled::new), "R07"),
                Flaw.of("names pictures on a host that it didn't declare", reader(Elsewhere::new), "R08"),
                Flaw.of("takes a gone listing for a broken shop", ReadFlaws::hopeful, "R09", "W21"),
                Flaw.of("tells no revision", reader(Unrevised::new), "R10", "W18"),
                Flaw.of("goes on from where the reading ended", reader(Hasty::new), "R11"));
    }

    private static Function<URI, MarketplaceConnector> reader(Function<ShopApi, ShopListingReader> reader) {
        return base -> new ShopConnector(base, false) {
            @Override
            ShopListingReader reader(ShopApi api) {
                return reader.apply(api);
            }
        };
    }

    private static final class Stammering extends ShopListingReader {
        Stammering(ShopApi api) {
            super(api);
        }

        @Override
        List<Listing> listings(ShopApi.Page page) {
            List<Listing> listings = new ArrayList<>(super.listings(page));
            listings.stream().findFirst().ifPresent(listings::add);
            return listings;
        }
    }

    private static final class Counting extends ShopListingReader {
        Counting(ShopApi api) {
            super(api);
        }

        @Override
        public ListingPage page(Cursor cursor) {
            if (!cursor.text().isEmpty() && !cursor.text().startsWith("page:")) {
                return super.page(cursor);
            }
            int offset =
                    cursor.text().isEmpty() ? 0 : Integer.parseInt(cursor.text().substring(5));
            ShopApi.Page page = api.get("/listings?limit=10&offset=" + offset, ShopApi.Page.class);
            return new ListingPage(listings(page), new Cursor("page:" + (offset + 10)), !page.more());
        }
    }

    private static Function<URI, MarketplaceConnector> remembering() {
        return base -> {
            Map<String, Cursor> known = new ConcurrentHashMap<>();
            return reader(api -> new ShopListingReader(api) {
                        @Override
                        public ListingPage page(Cursor cursor) {
                            ListingPage page = super.page(known.getOrDefault(cursor.text(), cursor));
                            String token = "memory-" + known.size();
                            known.put(token, page.next());
                            return new ListingPage(page.listings(), new Cursor(token), page.last());
                        }
                    })
                    .apply(base);
        };
    }

    private static final class Obliging extends ShopListingReader {
        Obliging(ShopApi api) {
            super(api);
        }

        @Override
        public ListingPage page(Cursor cursor) {
            try {
                return super.page(cursor);
            } catch (ConnectorException.Malformed e) {
                if (e.getMessage() != null && e.getMessage().contains("corner shop")) {
                    return super.page(Cursor.START);
                }
                throw e;
            }
        }
    }

    private static final class Thorough extends ShopListingReader {
        Thorough(ShopApi api) {
            super(api);
        }

        @Override
        long since(ShopApi.Page last, long begun) {
            return 0;
        }

        @Override
        ListingPage since(long since) {
            ListingPage page = super.since(since);
            return page.last() ? new ListingPage(page.listings(), new Cursor("since:0"), true) : page;
        }
    }

    private static final class Superficial extends ShopListingReader {
        Superficial(ShopApi api) {
            super(api);
        }

        @Override
        String filter() {
            return "&described=1";
        }
    }

    private static final class Untitled extends ShopListingReader {
        Untitled(ShopApi api) {
            super(api);
        }

        @Override
        Listing listing(ShopApi.Listing raw) {
            Listing it = super.listing(raw);
            return new Listing(
                    it.ref(),
                    it.platform(),
                    "",
                    it.productType(),
                    it.variants(),
                    it.gallery(),
                    it.live(),
                    it.updated(),
                    it.issues());
        }
    }

    private static final class Elsewhere extends ShopListingReader {
        Elsewhere(ShopApi api) {
            super(api);
        }

        @Override
        ProductImage image(ShopApi.Picture raw) {
            ProductImage it = super.image(raw);
            URI other = URI.create(raw.url().toString().replace("127.0.0.1", "localhost"));
            return new ProductImage(
                    it.id(),
                    it.marker(),
                    it.created(),
                    it.revision(),
                    Optional.of(new ImageAddress.Remote(other)),
                    it.altText(),
                    it.size(),
                    it.variants());
        }
    }

    private static final class Unrevised extends ShopListingReader {
        Unrevised(ShopApi api) {
            super(api);
        }

        @Override
        ProductImage image(ShopApi.Picture raw) {
            ProductImage it = super.image(raw);
            return new ProductImage(
                    it.id(), it.marker(), it.created(), "", it.address(), it.altText(), it.size(), it.variants());
        }
    }

    private static final class Hasty extends ShopListingReader {
        Hasty(ShopApi api) {
            super(api);
        }

        @Override
        long since(ShopApi.Page last, long begun) {
            return last.now();
        }
    }

    private static MarketplaceConnector hopeful(URI base) {
        return new ShopConnector(base, false) {
            @Override
            ShopErrors errors() {
                return new ShopErrors() {
                    @Override
                    ConnectorException notFound() {
                        return broken(null);
                    }
                };
            }
        };
    }
}
