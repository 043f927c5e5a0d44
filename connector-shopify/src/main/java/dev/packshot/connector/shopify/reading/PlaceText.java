package dev.packshot.connector.shopify.reading;

import dev.packshot.connector.ConnectorException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How places are spelt: a version, a word, and its parts, with strokes between. */
final class PlaceText {
    private static final String VERSION = "1";

    private PlaceText() {}

    static String of(Place place) {
        return switch (place) {
            case Place.Start(int attempt) -> join("start", attempt);
            case Place.Everything(Instant since, long lastId) -> join("all", since, lastId);
            case Place.Running(long operation, Instant since, Instant begun, int attempt) ->
                join("bulk", operation, since, begun, attempt);
            case Place.Result(long operation, Instant since, long offset, int attempt) ->
                join("result", operation, since, offset, attempt);
            case Place.Changes(Instant since, Instant newest, String after, Delivered delivered) ->
                join("changed", since, newest, URLEncoder.encode(after, StandardCharsets.UTF_8), delivered.text());
        };
    }

    static Place parse(String text) {
        List<String> parts = List.of(text.split("\\|", -1));
        if (parts.size() < 3 || !parts.getFirst().equals(VERSION)) {
            throw foreign();
        }
        try {
            Place place = place(parts.get(1), parts.subList(2, parts.size()));
            // What is read in another way than it is written was written by somebody else.
            if (of(place).equals(text)) {
                return place;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            // Told below.
        }
        throw foreign();
    }

    private static Place place(String word, List<String> parts) {
        return switch (word) {
            case "start" -> new Place.Start(Integer.parseInt(parts.get(0)));
            case "all" -> new Place.Everything(Instant.parse(parts.get(0)), Long.parseLong(parts.get(1)));
            case "bulk" ->
                new Place.Running(
                        Long.parseLong(parts.get(0)),
                        Instant.parse(parts.get(1)),
                        Instant.parse(parts.get(2)),
                        Integer.parseInt(parts.get(3)));
            case "result" ->
                new Place.Result(
                        Long.parseLong(parts.get(0)),
                        Instant.parse(parts.get(1)),
                        Long.parseLong(parts.get(2)),
                        Integer.parseInt(parts.get(3)));
            case "changed" ->
                new Place.Changes(
                        Instant.parse(parts.get(0)),
                        Instant.parse(parts.get(1)),
                        URLDecoder.decode(parts.get(2), StandardCharsets.UTF_8),
                        Delivered.parse(parts.get(3)));
            default -> throw foreign();
        };
    }

    private static String join(Object... parts) {
        return Stream.concat(Stream.of(VERSION), Stream.of(parts))
                .map(String::valueOf)
                .collect(Collectors.joining("|"));
    }

    private static ConnectorException foreign() {
        return new ConnectorException.Malformed("This isn't a place in a Shopify shop's products");
    }
}
