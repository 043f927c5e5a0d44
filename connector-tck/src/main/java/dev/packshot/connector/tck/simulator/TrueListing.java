package dev.packshot.connector.tck.simulator;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Sku;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A listing's gallery as it really is at one instant.
 *
 * @param pictures in the order in which buyers see them
 * @param mainFilled whether the place that search results show holds a picture
 */
public record TrueListing(List<Picture> pictures, boolean mainFilled) {
    public TrueListing {
        pictures = List.copyOf(pictures);
    }

    /**
     * A picture as it really is.
     *
     * @param id the marketplace's own
     * @param bytes that buyers get
     * @param upload digest of the bytes that were uploaded, which a marketplace may have compressed anew since
     * @param shownBy SKUs of the variants that show it
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by digest.
    public record Picture(String id, byte[] bytes, Digest upload, String altText, Set<Sku> shownBy) {
        public Picture {
            shownBy = Set.copyOf(shownBy);
        }
    }

    /** What buyers see, in order, as digests of what was uploaded. */
    public List<Digest> uploads() {
        return pictures.stream().map(Picture::upload).toList();
    }

    /** The marketplace's ids, in order. */
    public List<String> ids() {
        return pictures.stream().map(Picture::id).toList();
    }

    /** Equal exactly when buyers see the same. */
    public String look() {
        return pictures.stream()
                .map(each -> each.id() + " " + Digest.of(each.bytes()).abbreviated() + " " + each.altText() + " "
                        + each.shownBy().stream().sorted().toList())
                .collect(Collectors.joining("\n"));
    }
}
