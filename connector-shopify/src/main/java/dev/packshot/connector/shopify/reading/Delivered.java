package dev.packshot.connector.shopify.reading;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Listing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which listings were handed on lately, as they were then: what is asked for again because windows overlap is handed on
 * again only if something that we can see of it is another. Holds shortened digests of what was seen, so that two edits
 * within one second of Shopify's clock are two.
 *
 * @param marks oldest first, 12 hexadecimal digits each
 */
public record Delivered(List<String> marks) {
    /** Nothing yet. */
    public static final Delivered NOTHING = new Delivered(List.of());

    /** Most that are remembered; older ones may come again, which does no harm. */
    static final int MOST = 200;

    private static final int LENGTH = 12;

    public Delivered {
        marks = List.copyOf(marks);
    }

    /** Whether a listing was handed on just like this. */
    public boolean has(Listing listing) {
        return marks.contains(mark(listing));
    }

    /** The same, and these. */
    public Delivered and(List<Listing> listings) {
        Set<String> all = new LinkedHashSet<>(marks);
        listings.stream().map(Delivered::mark).forEach(mark -> {
            all.remove(mark);
            all.add(mark);
        });
        List<String> kept = new ArrayList<>(all);
        return new Delivered(kept.subList(Math.max(0, kept.size() - MOST), kept.size()));
    }

    String text() {
        return String.join("", marks);
    }

    static Delivered parse(String text) {
        if (text.length() % LENGTH != 0 || text.length() > LENGTH * MOST) {
            throw new IllegalArgumentException("Marks of another length");
        }
        List<String> marks = new ArrayList<>();
        for (int i = 0; i < text.length(); i += LENGTH) {
            marks.add(text.substring(i, i + LENGTH));
        }
        return new Delivered(marks);
    }

    /** Without the time of change, which moves at each order. */
    private static String mark(Listing listing) {
        String seen = String.join(
                "\u001f",
                listing.ref().id(),
                listing.title(),
                listing.productType(),
                listing.variants().toString(),
                String.valueOf(listing.live()),
                addressed(listing),
                listing.gallery().fingerprint().hex());
        return Digest.of(seen).hex().substring(0, LENGTH);
    }

    /** Which pictures have bytes by now. */
    private static String addressed(Listing listing) {
        return listing.gallery().images().stream()
                .map(image -> image.address().isPresent() ? "1" : "0")
                .collect(Collectors.joining());
    }
}
