package dev.packshot.connector.shopify.gallery;

import dev.packshot.catalog.Digest;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is expected of a gallery to which nothing more has to be sent. Its text outlives restarts: a version, the second of
 * sending, the digest of the expected gallery, and what is awaited of each picture, as far as 255 characters reach.
 *
 * @param sent when the last picture was sent, in whole seconds
 * @param expected first 32 digits of the digest of the gallery as it will be
 * @param pictures those that were being processed, by id; empty when there are too many to name
 */
public record Submission(Instant sent, String expected, Map<String, Awaited> pictures) {
    private static final int LONGEST = 255;
    private static final int DIGITS = 32;
    private static final String IMAGE = "gid://shopify/MediaImage/";
    private static final Pattern TEXT =
            Pattern.compile("1 (\\d{1,11}) ([0-9a-f]{32})((?: \\d{1,19}\\.[0-9a-f]{8}\\.\\d{1,9}(?:\\.[\\w-]*)?)*)");

    public Submission {
        pictures = Map.copyOf(pictures);
    }

    /**
     * What is awaited of a picture.
     *
     * @param former eight digits that stand for the revision before
     * @param bytes length of the file that was sent
     * @param altText the alt text before, where another one was sent along
     */
    public record Awaited(String former, long bytes, Optional<String> altText) {
        /** Awaits another revision, of a file of this length. */
        public static Awaited of(String revision, long bytes, Optional<String> altText) {
            return new Awaited(digits(revision), bytes, altText);
        }

        private static String digits(String revision) {
            return Digest.of(revision).hex().substring(0, 8);
        }

        private boolean isMetBy(Picture picture) {
            return !digits(picture.image().revision()).equals(former)
                    && (picture.bytes().isEmpty() || picture.bytes().getAsLong() == bytes);
        }
    }

    /**
     * Expects a gallery.
     *
     * @param gallery as it will be
     * @param pictures those that are processed, by id
     */
    public static Submission of(Instant sent, PresentGallery gallery, Map<String, Awaited> pictures) {
        var named = new Submission(Instant.ofEpochSecond(sent.getEpochSecond()), digest(gallery), pictures);
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
        Map<String, Awaited> pictures = new LinkedHashMap<>();
        parts.group(3)
                .lines()
                .flatMap(line -> Pattern.compile(" ").splitAsStream(line))
                .filter(each -> !each.isEmpty())
                .map(each -> each.split("\\.", -1))
                .forEach(each -> pictures.put(
                        IMAGE + each[0],
                        new Awaited(
                                each[1],
                                Long.parseLong(each[2]),
                                each.length > 3 ? Optional.of(decoded(each[3])) : Optional.empty())));
        return new Submission(Instant.ofEpochSecond(Long.parseLong(parts.group(1))), parts.group(2), pictures);
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ConnectorException.Malformed("This is no submission of a Shopify gallery", e);
        }
    }

    /** Whether it says of every picture what is awaited: everything that is needed to bring the former one back. */
    public boolean namesPictures() {
        return !pictures.isEmpty();
    }

    /** At most 255 characters. */
    public String text() {
        List<String> parts = new ArrayList<>(List.of("1", "" + sent.getEpochSecond(), expected));
        new TreeMap<>(pictures).forEach((id, awaited) -> parts.add(text(id, awaited)));
        return String.join(" ", parts);
    }

    private static String text(String id, Awaited awaited) {
        String text = id.substring(id.lastIndexOf('/') + 1) + "." + awaited.former() + "." + awaited.bytes();
        return awaited.altText()
                .map(alt -> text + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(alt.getBytes(StandardCharsets.UTF_8)))
                .orElse(text);
    }

    /** Whether the gallery shows what is expected, as far as names, order, texts and links say. */
    public boolean isMetBy(PresentGallery gallery) {
        return digest(gallery).equals(expected);
    }

    /** Whether a picture still shows what it showed before, or something else than was sent, as far as is known. */
    public boolean isAwaited(Picture picture) {
        Awaited awaited = pictures.get(picture.id());
        return awaited != null && !awaited.isMetBy(picture);
    }

    /** The alt text from before, where the picture has another one now. */
    public Optional<String> formerAltText(Picture picture) {
        return Optional.ofNullable(pictures.get(picture.id()))
                .flatMap(Awaited::altText)
                .filter(alt -> !alt.equals(picture.image().altText()));
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
                .hex()
                .substring(0, DIGITS);
    }
}
