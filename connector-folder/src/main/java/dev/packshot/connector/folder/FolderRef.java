package dev.packshot.connector.folder;

import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Platform;
import java.util.Comparator;
import java.util.Optional;

/**
 * A listing: one SKU for one platform.
 *
 * @param platform whose
 * @param segment what the SKU is called in paths
 */
record FolderRef(Platform platform, String segment) implements Comparable<FolderRef> {
    /** What {@link dev.packshot.catalog.Sku#pathSegment} makes is never longer. */
    private static final int LONGEST = 200;

    private static final Comparator<FolderRef> ORDER =
            Comparator.comparing(FolderRef::platform).thenComparing(FolderRef::segment);

    /** Reads a reference; empty when it is none of this connection's. */
    static Optional<FolderRef> read(ListingRef ref, FolderConfig config) {
        return read(ref.id()).filter(each -> config.platforms().contains(each.platform()));
    }

    static Optional<FolderRef> read(String text) {
        int slash = text.indexOf('/');
        String segment = text.substring(slash + 1);
        boolean safe = !segment.isEmpty()
                && segment.length() <= LONGEST
                && !segment.startsWith(".")
                && !segment.matches(".*[/\\\\\\p{Cntrl}].*");
        return FolderConfig.PLATFORMS.stream()
                .filter(platform -> safe && slash > 0 && platform.id().equals(text.substring(0, slash)))
                .findFirst()
                .map(platform -> new FolderRef(platform, segment));
    }

    ListingRef ref() {
        return new ListingRef(toString());
    }

    @Override
    public int compareTo(FolderRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return platform + "/" + segment;
    }
}
