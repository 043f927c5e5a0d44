package dev.packshot.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Sku;
import dev.packshot.sandbox.shopify.http.Query;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import dev.packshot.sandbox.shopify.webhook.Ear;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages that people look at. */
class FrontTest {
    private final Desk desk = new Desk(options -> options);
    private final Ear app;

    FrontTest() throws IOException {
        app = new Ear();
    }

    @AfterEach
    void close() {
        desk.close();
        app.close();
    }

    @Test
    void the_admin_shows_the_app_in_a_frame_that_is_signed_anew_each_time() {
        desk.shop.install(app.address());

        URI frame = frame(desk.get(desk.shop.adminPath()).body());

        assertThat(frame.toString()).startsWith(app.address().toString());
        Map<String, String> query = Query.decoded(frame.getRawQuery());
        assertThat(query).containsEntry("embedded", "1").containsEntry("shop", Desk.DOMAIN);
        assertThat(frame(desk.get(desk.shop.adminPath()).body()).getRawQuery()).isNotEqualTo(frame.getRawQuery());
    }

    @Test
    void there_is_no_page_of_an_app_that_nobody_installed() {
        assertThat(desk.get(desk.shop.adminPath()).statusCode()).isEqualTo(404);
    }

    @Test
    void the_storefront_shows_what_buyers_see_and_nothing_that_runs() {
        desk.shop.addProduct(NewProduct.of("A <script>", List.of(new Sku("S")))
                .withPicture(new NewPicture(Pictures.jpeg(1), "front.jpg", "\"The\" front", Set.of())));

        String page = desk.get("/" + Desk.DOMAIN + "/").body();

        assertThat(page).contains("A &lt;script&gt;", "&quot;The&quot; front", "/files/front.jpg?v=");
        assertThat(page).doesNotContain("<script");
    }

    private static URI frame(String page) {
        Matcher source = Pattern.compile("<iframe[^>]*src=\"([^\"]+)\"").matcher(page);
        assertThat(source.find()).as(page).isTrue();
        return URI.create(source.group(1).replace("&amp;", "&"));
    }
}
