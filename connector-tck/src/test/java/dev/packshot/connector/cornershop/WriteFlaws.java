package dev.packshot.connector.cornershop;

import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Place;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.WritePlan;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Connectors that make another gallery than was asked for. */
final class WriteFlaws {
    private WriteFlaws() {}

    static List<Flaw> all() {
        return List.of(
                Flaw.of("puts new pictures first", writer(Unordered::new), "W01"),
                Flaw.of("leaves what isn't named", writer(Hoarding::new), "W02"),
                Flaw.of("sends kept pictures without their links", writer(Unlinking::new), "W03", "W15", "W16"),
                Flaw.of("leaves alt texts of kept pictures alone", writer(Mute::new), "W04"),
                Flaw.of("links new pictures to no variant", writer(Loose::new), "W05", "W09"),
                Flaw.of("doesn't tell markers", WriteFlaws::unmarked, "W06"),
                Flaw.of("never replaces in place", writer(Displacing::new), "W07"),
                Flaw.of("adds a byte", writer(Adding::new), "W08"),
                Flaw.of("takes any number of pictures into a plan", writer(Greedy::new), "W10"),
                Flaw.of("estimates one call", writer(Optimist::new), "W11"),
                Flaw.deferred("takes accepted for applied", deferred(Trusting::new), "W12", "W13"),
                Flaw.deferred("takes a late refusal for a conflict", deferred(Misjudging::new), "W13"),
                Flaw.of("forgets the marketplace's words", WriteFlaws::wordless, "W14"));
    }

    static Function<URI, MarketplaceConnector> writer(
            BiFunction<ShopApi, ShopListingReader, ShopGalleryWriter> writer) {
        return connector(writer, false);
    }

    private static Function<URI, MarketplaceConnector> deferred(
            BiFunction<ShopApi, ShopListingReader, ShopGalleryWriter> writer) {
        return connector(writer, true);
    }

    private static Function<URI, MarketplaceConnector> connector(
            BiFunction<ShopApi, ShopListingReader, ShopGalleryWriter> writer, boolean deferring) {
        return base -> new ShopConnector(base, deferring) {
            @Override
            ShopGalleryWriter writer(ShopApi api, ShopListingReader reader) {
                return writer.apply(api, reader);
            }
        };
    }

    private static final class Unordered extends ShopGalleryWriter {
        Unordered(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        Receipt ask(GalleryChange change, ShopApi.Listing now, List<Map<String, Object>> lines) {
            List<Map<String, Object>> sorted = new ArrayList<>(lines);
            if (change.puts().count() == 2) {
                sorted.sort(Comparator.comparing((Map<String, Object> line) -> !line.containsKey("file")));
            }
            return super.ask(change, now, sorted);
        }
    }

    private static final class Hoarding extends ShopGalleryWriter {
        Hoarding(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        Receipt ask(GalleryChange change, ShopApi.Listing now, List<Map<String, Object>> lines) {
            List<Map<String, Object>> all = new ArrayList<>(lines);
            if (change.puts().count() == 0) {
                now.pictures().stream()
                        .filter(each ->
                                lines.stream().noneMatch(line -> each.id().equals(line.get("picture"))))
                        .forEach(each ->
                                all.add(Map.of("picture", each.id(), "alt", each.alt(), "variants", each.variants())));
            }
            return super.ask(change, now, all);
        }
    }

    private static final class Unlinking extends ShopGalleryWriter {
        Unlinking(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        Map<String, Object> line(ShopApi.Listing now, Place place) {
            Map<String, Object> line = super.line(now, place);
            boolean asItWas = now.pictures().stream()
                    .anyMatch(each -> place instanceof Keep keep
                            && each.id().equals(keep.id().id())
                            && Set.copyOf(each.variants()).equals(keep.variants()));
            if (asItWas) {
                line.put("variants", Set.of());
            }
            return line;
        }
    }

    private static final class Mute extends ShopGalleryWriter {
        Mute(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        Map<String, Object> line(ShopApi.Listing now, Place place) {
            Map<String, Object> line = super.line(now, place);
            now.pictures().stream()
                    .filter(each -> place instanceof Keep keep
                            && each.id().equals(keep.id().id()))
                    .forEach(each -> line.put("alt", each.alt()));
            return line;
        }
    }

    private static final class Loose extends ShopGalleryWriter {
        Loose(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        Map<String, Object> line(ShopApi.Listing now, Place place) {
            Map<String, Object> line = super.line(now, place);
            if (place instanceof Put put && put.replaces().isEmpty()) {
                line.put("variants", Set.of());
            }
            return line;
        }
    }

    private static MarketplaceConnector unmarked(URI base) {
        return new ShopConnector(base, false) {
            @Override
            ShopListingReader reader(ShopApi api) {
                return new ShopListingReader(api) {
                    @Override
                    ProductImage image(ShopApi.Picture raw) {
                        ProductImage it = super.image(raw);
                        return new ProductImage(
                                it.id(),
                                Optional.empty(),
                                it.created(),
                                it.revision(),
                                it.address(),
                                it.altText(),
                                it.size(),
                                it.variants());
                    }
                };
            }
        };
    }

    private static final class Displacing extends ShopGalleryWriter {
        Displacing(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        Map<String, Object> line(ShopApi.Listing now, Place place) {
            Map<String, Object> line = super.line(now, place);
            if (place instanceof Put) {
                line.remove("picture");
            }
            return line;
        }
    }

    private static final class Adding extends ShopGalleryWriter {
        Adding(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        byte[] bytes(Put put) {
            byte[] bytes = super.bytes(put);
            return Arrays.copyOf(bytes, bytes.length + 1);
        }
    }

    private static final class Greedy extends ShopGalleryWriter {
        Greedy(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        public WritePlan plan(GalleryChange change) {
            return change.places().size() > MOST
                    ? new WritePlan(change.places().size(), Map.of(), BigDecimal.ZERO)
                    : super.plan(change);
        }
    }

    private static final class Optimist extends ShopGalleryWriter {
        Optimist(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        public WritePlan plan(GalleryChange change) {
            WritePlan it = super.plan(change);
            return new WritePlan(it.uploads(), Map.of(ShopApi.LANE, 1L), it.fee());
        }
    }

    private static final class Trusting extends ShopGalleryWriter {
        Trusting(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        public Receipt status(ListingRef listing, String submission) {
            return new Receipt.Applied(reader.read(listing).gallery());
        }
    }

    private static final class Misjudging extends ShopGalleryWriter {
        Misjudging(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        public Receipt status(ListingRef listing, String submission) {
            try {
                return super.status(listing, submission);
            } catch (ConnectorException.Rejected e) {
                throw new ConnectorException.Conflict("The gallery was changed meanwhile");
            }
        }
    }

    private static MarketplaceConnector wordless(URI base) {
        return new ShopConnector(base, false) {
            @Override
            ShopErrors errors() {
                return new ShopErrors() {
                    @Override
                    ConnectorException rejected(String words) {
                        return super.rejected("");
                    }
                };
            }
        };
    }
}
