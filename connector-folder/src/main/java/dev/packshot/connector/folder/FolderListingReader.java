package dev.packshot.connector.folder;

import static dev.packshot.connector.folder.FolderErrors.attempt;

import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.ListingReader;
import dev.packshot.connector.folder.inbox.Inbox;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads listings in the order of their references. */
final class FolderListingReader implements ListingReader {
    private final FolderConfig config;
    private final Inbox inbox;
    private final Clock clock;
    private final FolderPace pace;

    FolderListingReader(FolderConfig config, Inbox inbox, Clock clock, FolderPace pace) {
        this.config = config;
        this.inbox = inbox;
        this.clock = clock;
        this.pace = pace;
    }

    @Override
    public ListingPage page(Cursor cursor) {
        FolderCursor from = FolderCursor.read(cursor);
        Instant started = from.started().orElseGet(clock::instant);
        return attempt("read the folder", () -> page(from, started));
    }

    @Override
    public Listing read(ListingRef ref) {
        return attempt("read the folder", () -> read(now(), ref)).orElseThrow(() -> gone(ref));
    }

    @Override
    public List<Listing> read(List<ListingRef> refs) {
        return attempt("read the folder", () -> {
            FolderMoment now = now();
            List<Listing> listings = new ArrayList<>();
            for (ListingRef ref : refs) {
                read(now, ref).ifPresent(listings::add);
            }
            return listings;
        });
    }

    static ConnectorException.NotFound gone(ListingRef ref) {
        return new ConnectorException.NotFound("There are neither originals nor a shelf of " + ref);
    }

    FolderMoment now() throws IOException {
        return FolderMoment.of(config, inbox);
    }

    private Optional<Listing> read(FolderMoment now, ListingRef ref) throws IOException {
        Optional<FolderRef> mine = FolderRef.read(ref, config);
        return mine.isPresent() ? now.listing(mine.get()) : Optional.empty();
    }

    private ListingPage page(FolderCursor from, Instant started) throws IOException {
        FolderMoment now = now();
        Iterator<FolderRef> rest = now.candidatesAfter(from.after());
        List<Listing> listings = new ArrayList<>();
        Optional<FolderRef> after = from.after();
        while (rest.hasNext() && listings.size() < pace.page()) {
            FolderRef ref = rest.next();
            if (from.since().isEmpty()
                    || !now.touched(ref).isBefore(from.since().get())) {
                now.listing(ref).ifPresent(listings::add);
            }
            after = Optional.of(ref);
        }
        FolderCursor next = rest.hasNext()
                ? new FolderCursor(from.since(), Optional.of(started), after)
                : new FolderCursor(Optional.of(started.minus(pace.overlap())), Optional.empty(), Optional.empty());
        return new ListingPage(listings, next.write(), !rest.hasNext());
    }
}
