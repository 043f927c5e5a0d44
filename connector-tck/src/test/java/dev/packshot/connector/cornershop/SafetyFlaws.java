package dev.packshot.connector.cornershop;

import dev.packshot.catalog.Gallery;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Receipt;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Connectors that double, lose or overwrite something. */
final class SafetyFlaws {
    private SafetyFlaws() {}

    static List<Flaw> all() {
        return List.of(
                Flaw.of("doesn't know its own work again", WriteFlaws.writer(Amnesiac::new), "W15", "W16", "F10"),
                Flaw.of("uploads again what it has uploaded", WriteFlaws.writer(Doubling::new), "W16"),
                Flaw.of("clears the gallery first", WriteFlaws.writer(Clearing::new), "W07", "W17", "W19", "F10"),
                Flaw.of("overwrites what the seller did", WriteFlaws.writer(Overbearing::new), "W18", "W19"),
                Flaw.of("doesn't say what it has read", WriteFlaws.writer(Unconditional::new), "W19"),
                Flaw.of("mixes up changes made side by side", mixing(), "W20"),
                Flaw.of("takes a gone listing for a conflict", WriteFlaws.writer(Mistaken::new), "W21"));
    }

    private static final class Amnesiac extends ShopGalleryWriter {
        Amnesiac(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        boolean isDone(GalleryChange change, ShopApi.Listing now) {
            return false;
        }
    }

    private static final class Doubling extends ShopGalleryWriter {
        Doubling(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        String file(ShopApi.Listing now, Put put) {
            return api.upload(now.id(), put.key().marker(), put.file().digest().hex(), bytes(put))
                    .file();
        }
    }

    private static final class Clearing extends ShopGalleryWriter {
        Clearing(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        Receipt ask(GalleryChange change, ShopApi.Listing now, List<Map<String, Object>> lines) {
            boolean allNew = lines.stream().allMatch(line -> line.containsKey("file"));
            if (!allNew) {
                return super.ask(change, now, lines);
            }
            lines.forEach(line -> line.remove("picture"));
            api.gallery(now.id(), precondition(now), Map.of("pictures", List.of()));
            ShopApi.Listing cleared = reader.raw(change.listing());
            return super.ask(change, cleared, lines);
        }
    }

    private static final class Overbearing extends ShopGalleryWriter {
        Overbearing(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        boolean isBase(GalleryChange change, Gallery gallery) {
            return true;
        }
    }

    private static final class Unconditional extends ShopGalleryWriter {
        Unconditional(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        Map<String, String> precondition(ShopApi.Listing now) {
            return Map.of();
        }
    }

    private static Function<URI, MarketplaceConnector> mixing() {
        return WriteFlaws.writer((api, reader) -> new ShopGalleryWriter(api, reader) {
            private final AtomicReference<GalleryChange> current = new AtomicReference<>();
            private final CyclicBarrier meeting = new CyclicBarrier(2);

            @Override
            public Receipt write(GalleryChange change) {
                current.set(change);
                try {
                    meeting.await(5, TimeUnit.MILLISECONDS);
                } catch (TimeoutException | BrokenBarrierException | InterruptedException e) {
                    meeting.reset(); // Nobody else is writing.
                }
                return super.write(current.get());
            }
        });
    }

    private static final class Mistaken extends ShopGalleryWriter {
        Mistaken(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        public Receipt write(GalleryChange change) {
            try {
                return super.write(change);
            } catch (ConnectorException.NotFound e) {
                throw new ConnectorException.Conflict("The gallery was changed meanwhile");
            }
        }
    }
}
