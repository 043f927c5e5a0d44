package dev.packshot.connector.shopify.gallery;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why Shopify could not process a file.
 *
 * @param code of {@code FileErrorCode} or {@code MediaErrorCode}
 * @param words Shopify's own
 */
public record MediaFault(String code, String words) {
    /** Codes behind which the same picture may pass at another time. */
    private static final Set<String> PASSING =
            Set.of("IMAGE_DOWNLOAD_FAILURE", "IMAGE_PROCESSING_FAILURE", "MEDIA_TIMEOUT_ERROR");

    /** Whether the same picture may be taken when it is sent again. */
    public boolean passing() {
        return PASSING.contains(code);
    }

    /** What Shopify says of several faults, each sentence once; empty when it says nothing. */
    public static String words(List<MediaFault> faults) {
        return faults.stream()
                .map(MediaFault::words)
                .filter(words -> !words.isBlank())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
