package dev.packshot.sandbox.shopify.front;

import dev.packshot.sandbox.shopify.cdn.CdnAddresses;
import dev.packshot.sandbox.shopify.http.Answer;
import dev.packshot.sandbox.shopify.http.Call;
import dev.packshot.sandbox.shopify.http.Door;
import dev.packshot.sandbox.shopify.shop.TruePicture;
import dev.packshot.sandbox.shopify.shop.TrueProduct;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The shop as its buyers see it now: the latest products with their pictures in order. */
public final class Storefront implements Door {
    private static final int MOST = 50;

    private final Function<String, List<TrueProduct>> products;
    private final CdnAddresses addresses;

    /**
     * A storefront for each shop.
     *
     * @param products of a shop by its domain, the newest first; nothing for one that isn't there
     */
    public Storefront(Function<String, List<TrueProduct>> products, CdnAddresses addresses) {
        this.products = products;
        this.addresses = addresses;
    }

    @Override
    public Optional<Answer> answer(Call call) {
        if (!call.is("GET", "/")) {
            return Optional.empty();
        }
        List<TrueProduct> shown = products.apply(call.shop());
        return Optional.of(Html.page(
                call.shop(),
                "<nav><strong>%s</strong> <span>%d products</span></nav>"
                                .formatted(Html.text(call.shop()), shown.size())
                        + shown.stream()
                                .limit(MOST)
                                .map(product -> section(call.shop(), product))
                                .collect(Collectors.joining("\n"))));
    }

    private String section(String shop, TrueProduct product) {
        return "<section><h2>%s</h2>%s</section>"
                .formatted(
                        Html.text(product.title()),
                        product.pictures().stream()
                                .map(picture -> figure(shop, picture))
                                .collect(Collectors.joining()));
    }

    private String figure(String shop, TruePicture picture) {
        return "<figure><img src=\"%s\" alt=\"%s\"><figcaption>%s</figcaption></figure>"
                .formatted(
                        Html.text(addresses
                                .shown(shop, picture.fileName(), picture.version())
                                .toString()),
                        Html.text(picture.altText()),
                        Html.text(picture.altText()));
    }
}
