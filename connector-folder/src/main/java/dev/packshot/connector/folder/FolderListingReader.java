package dev.packshot.connector.folder;

import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.ListingReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads listings, in the order of their references, or in the order in which they changed. */
final class FolderListingReader implements ListingReader {
    private static final Comparator<FolderListings.Found> AS_CHANGED =
            Comparator.comparingLong(FolderListings.Found::changed).thenComparing(FolderListings.Found::ref);

    private final FolderListings listings;
    private final int pageSize;

    FolderListingReader(FolderListings listings, int pageSize) {
        this.listings = listings;
        this.pageSize = pageSize;
    }

    @Override
    public ListingPage page(Cursor text) {
        return FolderErrors.during(() -> {
            Collection<FolderListings.Found> there = listings.all().values();
            FolderCursor cursor = text.equals(Cursor.START) ? FolderCursor.begin(true, there) : FolderCursor.of(text);
            List<FolderListings.Found> rest = there.stream()
                    .filter(cursor::isAhead)
                    .filter(each -> cursor.everything() || cursor.isNews(each))
                    .sorted(cursor.everything() ? Comparator.comparing(FolderListings.Found::ref) : AS_CHANGED)
                    .toList();
            List<FolderListings.Found> page = rest.stream().limit(pageSize).toList();
            boolean last = page.size() == rest.size();
            return new ListingPage(
                    listings(page), next(cursor, page, last, there).text(), last);
        });
    }

    private static FolderCursor next(
            FolderCursor cursor,
            List<FolderListings.Found> page,
            boolean last,
            Collection<FolderListings.Found> there) {
        if (!last) {
            return cursor.behind(page.getLast());
        }
        // What changed while everything was read comes again: its reading began before.
        return cursor.everything()
                ? new FolderCursor(false, cursor.time(), cursor.known(), 0, "")
                : FolderCursor.begin(false, there);
    }

    @Override
    public Listing read(ListingRef ref) {
        return FolderErrors.during(() -> listings.read(listings.find(ref).orElseThrow(FolderErrors::notFound)));
    }

    @Override
    public List<Listing> read(List<ListingRef> refs) {
        return FolderErrors.during(() -> {
            Map<ListingRef, FolderListings.Found> there = listings.all();
            return listings(
                    refs.stream().filter(there::containsKey).map(there::get).toList());
        });
    }

    private List<Listing> listings(List<FolderListings.Found> page) throws IOException {
        List<Listing> read = new ArrayList<>();
        for (FolderListings.Found found : page) {
            read.add(listings.read(found));
        }
        return read;
    }
}
