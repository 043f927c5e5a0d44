package dev.packshot.connector.shopify.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.ProductImage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveredTest {
    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void what_was_handed_on_is_known() {
        Delivered delivered = Delivered.NOTHING.and(List.of(listing(1, "1", TEN)));

        assertThat(delivered.has(listing(1, "1", TEN))).isTrue();
        assertThat(delivered.has(listing(2, "1", TEN))).isFalse();
    }

    @Test
    void an_order_that_only_moves_the_time_is_no_news() {
        Delivered delivered = Delivered.NOTHING.and(List.of(listing(1, "1", TEN)));

        assertThat(delivered.has(listing(1, "1", TEN.plusSeconds(60)))).isTrue();
    }

    @Test
    void a_second_edit_within_the_same_second_is_news() {
        Delivered delivered = Delivered.NOTHING.and(List.of(listing(1, "1", TEN)));

        assertThat(delivered.has(listing(1, "2", TEN))).isFalse();
    }

    @Test
    void the_oldest_are_forgotten_first() {
        List<Listing> many = IntStream.rangeClosed(1, Delivered.MOST + 1)
                .mapToObj(id -> listing(id, "1", TEN))
                .toList();

        Delivered delivered = Delivered.NOTHING.and(many);

        assertThat(delivered.marks()).hasSize(Delivered.MOST);
        assertThat(delivered.has(many.getFirst())).isFalse();
        assertThat(delivered.has(many.get(1))).isTrue();
    }

    private static Listing listing(int id, String revision, Instant updated) {
        var image = new ProductImage(
                new ImageId("gid://shopify/MediaImage/" + id),
                Optional.empty(),
                Optional.of(TEN),
                revision,
                Optional.of(new ImageAddress.Remote(URI.create("https://cdn.shopify.com/1.jpg?signed=" + updated))),
                "",
                Optional.empty(),
                Set.of());
        return new Listing(
                new ListingRef("gid://shopify/Product/" + id),
                new Platform("shopify"),
                "Shoe",
                "",
                List.of(),
                new Gallery(List.of(image)),
                true,
                Optional.of(updated),
                List.of());
    }
}
