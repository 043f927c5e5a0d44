package dev.packshot.connector.shopify.gallery;

import dev.packshot.catalog.Digest;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is expected of a gallery to which nothing more has to be sent. Its text outlives restarts: version, second of
 * sending, digest of the expected gallery, and the pictures that were being processed with the first digits of the digest
 * of their former revision, as far as 255 characters reach.
 *
 * @param sent when the last picture was sent, in whole seconds
 * @param expected digest of the gallery as {@link #digest} makes it
 * @param former digits that stand for the revision before, by picture; empty when there are too many pictures to name
 */
public record Submission(Instant sent, String expected, Map<String, String> former) {
    private static final int LONGEST = 255;
    private static final int DIGITS = 8;
    private static final String IMAGE = "gid://shopify/MediaImage/";
    private static final Pattern TEXT = Pattern.compile("1 (\\d{1,12}) ([0-9a-f]{64})((?: \\d{1,19}\\.[0-9a-f]{8})*)");

    public Submission {
        former = Map.copyOf(former);
    }

    /**
     * Expects a gallery.
     *
     * @param gallery as it will be
     * @param revisions of the pictures that are processed, before; by id
     */
    public static Submission of(Instant sent, PresentGallery gallery, Map<String, String> revisions) {
        Map<String, String> former = new LinkedHashMap<>();
        revisions.forEach((id, revision) -> former.put(id, digits(revision)));
        var named = new Submission(Instant.ofEpochSecond(sent.getEpochSecond()), digest(gallery), former);
        return named.text().length() <= LONGEST ? named : new Submission(named.sent(), named.expected(), Map.of());
    }

    /**
     * Reads a text.
     *
     * @throws ConnectorException.Malformed when it isn't one of these
     */
    public static Submission parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new ConnectorException.Malformed("This is no submission of a Shopify gallery");
        }
        Map<String, String> former = new LinkedHashMap<>();
        for (String each : parts.group(3).strip().split(" ")) {
            int dot = each.indexOf('.');
            if (dot > 0) {
                former.put(IMAGE + each.substring(0, dot), each.substring(dot + 1));
            }
        }
        try {
            return new Submission(Instant.ofEpochSecond(Long.parseLong(parts.group(1))), parts.group(2), former);
        } catch (DateTimeException e) {
            throw new ConnectorException.Malformed("This is no submission of a Shopify gallery", e);
        }
    }

    /** At most 255 characters. */
    public String text() {
        List<String> parts = new ArrayList<>(List.of("1", "" + sent.getEpochSecond(), expected));
        former.keySet().stream()
                .sorted()
                .forEach(id -> parts.add(id.substring(id.lastIndexOf('/') + 1) + "." + former.get(id)));
        return String.join(" ", parts);
    }

    /** Whether the gallery shows what is expected, as far as names, order, texts and links say. */
    public boolean isMetBy(PresentGallery gallery) {
        return digest(gallery).equals(expected);
    }

    /** Whether a picture still shows the bytes from before, as far as is known. */
    public boolean isUnmoved(Picture picture) {
        return former.containsKey(picture.id())
                && digits(picture.image().revision()).equals(former.get(picture.id()));
    }

    private static String digits(String revision) {
        return Digest.of(revision).hex().substring(0, DIGITS);
    }

    /** Equal for galleries with the same pictures under the same names, in the same order, with the same texts and links. */
    private static String digest(PresentGallery gallery) {
        return Digest.of(gallery.pictures().stream()
                        .map(Picture::image)
                        .map(image -> String.join(
                                "\u001f",
                                image.id().id(),
                                image.marker().orElse(""),
                                image.altText(),
                                new TreeSet<>(image.variants()).toString()))
                        .collect(Collectors.joining("\u001e")))
                .hex();
    }
}
