package dev.packshot.connector.shopify.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.ConnectorException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductLinesTest {
    private static final String SHOE = """
            {"id":"gid://shopify/Product/1","title":"Schuh – größe 42","mediaCount":{"count":2},"variantsCount":{"count":2}}
            {"id":"gid://shopify/MediaImage/11","alt":"front","__parentId":"gid://shopify/Product/1"}
            {"id":"gid://shopify/MediaImage/12","alt":"side","__parentId":"gid://shopify/Product/1"}
            {"id":"gid://shopify/ProductVariant/21","sku":"S-1","__parentId":"gid://shopify/Product/1"}
            {"id":"gid://shopify/MediaImage/12","__parentId":"gid://shopify/ProductVariant/21"}
            {"id":"gid://shopify/ProductVariant/22","sku":"S-2","__parentId":"gid://shopify/Product/1"}
            """;
    private static final String MUG = """
            {"id":"gid://shopify/Product/2","title":"Mug","mediaCount":{"count":0},"variantsCount":{"count":1}}
            {"id":"gid://shopify/ProductVariant/23","sku":null,"__parentId":"gid://shopify/Product/2"}
            """;

    @Test
    void children_come_to_their_parents() {
        ProductLines.Lines shoe = read(SHOE + MUG, 10).products().getFirst();

        assertThat(shoe.whole()).isTrue();
        assertThat(shoe.media()).extracting(media -> media.path("alt").asText()).containsExactly("front", "side");
        assertThat(shoe.variants()).hasSize(2);
        assertThat(shoe.variants().getFirst().at("/media/nodes/0/id").asText())
                .isEqualTo("gid://shopify/MediaImage/12");
        assertThat(shoe.variants().getLast().at("/media/nodes")).isEmpty();
    }

    @Test
    void reading_in_pieces_of_any_length_gives_each_product_once() {
        byte[] file = (SHOE + MUG + SHOE.replace("Product/1\"", "Product/3\"")).getBytes(StandardCharsets.UTF_8);

        for (int length = SHOE.getBytes(StandardCharsets.UTF_8).length + 200; length < file.length; length += 7) {
            List<String> ids = new ArrayList<>();
            for (long offset = 0; offset < file.length; ) {
                int end = (int) Math.min(file.length, offset + length);
                var part = new ResultFile.Part(offset, Arrays.copyOfRange(file, (int) offset, end), end == file.length);
                ProductLines.Read read = ProductLines.read(part, 2);
                assertThat(read.products()).as("pieces of %d", length).isNotEmpty();
                read.products()
                        .forEach(each -> ids.add(each.product().path("id").asText()));
                offset = read.next();
            }
            assertThat(ids)
                    .containsExactly("gid://shopify/Product/1", "gid://shopify/Product/2", "gid://shopify/Product/3");
        }
    }

    @Test
    void a_piece_without_a_whole_product_gives_none_and_stays_where_it_is() {
        byte[] bytes = SHOE.getBytes(StandardCharsets.UTF_8);

        ProductLines.Read read =
                ProductLines.read(new ResultFile.Part(500, Arrays.copyOf(bytes, bytes.length - 3), false), 10);

        assertThat(read.products()).isEmpty();
        assertThat(read.next()).isEqualTo(500);
    }

    @Test
    void a_product_that_lacks_media_or_variants_is_not_whole() {
        String lost =
                SHOE.lines().filter(line -> !line.contains("\"side\"")).reduce("", (all, line) -> all + line + "\n");

        assertThat(read(lost, 10).products())
                .singleElement()
                .extracting(ProductLines.Lines::whole)
                .isEqualTo(false);
    }

    @Test
    void a_child_under_another_ones_parent_is_told() {
        String scattered = MUG + """
                {"id":"gid://shopify/MediaImage/13","alt":"late","__parentId":"gid://shopify/Product/1"}
                """;

        assertThat(read(SHOE + scattered, 10).grouped()).isFalse();
        assertThat(read(SHOE + MUG, 10).grouped()).isTrue();
    }

    @Test
    void what_is_not_lines_of_products_is_not_understood() {
        for (String text : List.of(
                "<html>",
                "{\"id\":7}\n",
                "{\"id\":\"gid://shopify/Order/1\"}\n",
                MUG.lines().skip(1).findFirst().orElseThrow())) {
            assertThatThrownBy(() -> read(text, 10)).as(text).isInstanceOf(ConnectorException.Malformed.class);
        }
    }

    private static ProductLines.Read read(String text, int most) {
        return ProductLines.read(new ResultFile.Part(0, text.getBytes(StandardCharsets.UTF_8), true), most);
    }
}
