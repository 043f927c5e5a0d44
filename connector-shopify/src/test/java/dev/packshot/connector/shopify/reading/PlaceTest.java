package dev.packshot.connector.shopify.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    private static final Instant SINCE = Instant.parse("2026-11-20T09:58:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123456Z");

    static Stream<Place> places() {
        return Stream.of(
                new Place.Start(2),
                new Place.Everything(SINCE, 8_912_345_678_901L),
                new Place.Running(42, SINCE, NOW, 1),
                new Place.Result(42, SINCE, 7_000_000_000L, 0),
                new Place.Changes(SINCE, NOW, "", Delivered.NOTHING),
                new Place.Changes(SINCE, NOW, "eyJsYXN0|a b=", new Delivered(List.of("0123456789ab", "ba9876543210"))));
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_place_comes_back_from_its_cursor(Place place) {
        Place read = Place.of(new Cursor(place.cursor().text()));

        assertThat(read).isEqualTo(place);
    }

    @Test
    void an_empty_cursor_is_the_start() {
        assertThat(Place.of(Cursor.START)).isEqualTo(new Place.Start(0));
    }

    @Test
    void the_longest_place_fits_into_a_cursor() {
        List<String> marks =
                IntStream.range(0, Delivered.MOST).mapToObj("%012x"::formatted).toList();

        Cursor cursor = new Place.Changes(SINCE, NOW, "=".repeat(400), new Delivered(marks)).cursor();

        assertThat(Place.of(cursor)).isInstanceOf(Place.Changes.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all",
                "2|all|2026-11-20T09:58:00Z|1",
                "1|all|2026-11-20T09:58:00Z",
                "1|all|2026-11-20T09:58:00Z|1|2",
                "1|all|yesterday|1",
                "1|all|2026-11-20T09:58:00Z|+1",
                "1|bulk|1|2026-11-20T09:58:00Z|2026-11-20T09:58:00Z",
                "1|changed|2026-11-20T09:58:00Z|2026-11-20T09:58:00Z||abc",
                "1|somewhere|1",
                "{\"page\":2}"
            })
    void what_is_no_place_is_refused(String text) {
        assertThatThrownBy(() -> Place.of(new Cursor(text))).isInstanceOf(ConnectorException.Malformed.class);
    }
}
