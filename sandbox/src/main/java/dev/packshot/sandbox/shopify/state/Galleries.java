package dev.packshot.sandbox.shopify.state;

import dev.packshot.sandbox.shopify.gallery.Product;
import dev.packshot.sandbox.shopify.gallery.ReorderJob;
import dev.packshot.sandbox.shopify.shop.Gid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes which pictures products and variants show, and in which order. */
public final class Galleries {
    private final ShopState state;

    /** Changes this state. */
    public Galleries(ShopState state) {
        this.state = state;
    }

    /** Adds a file at the end; nothing happens where the product shows it already. */
    public void append(Gid product, Gid file) {
        Product shown = state.product(product).orElseThrow();
        if (shown.media().contains(file)) {
            return;
        }
        var media = new ArrayList<>(shown.media());
        media.add(file);
        state.save(shown.withMedia(media));
        state.save(state.file(file).orElseThrow().on(product));
    }

    /** Takes a file off a product and its variants; it stays in Files. */
    public void detach(Gid product, Gid file) {
        Product shown = state.product(product).orElseThrow();
        state.save(shown.withMedia(shown.media().stream()
                        .filter(each -> !each.equals(file))
                        .toList())
                .withVariants(variant ->
                        variant.media().equals(Optional.of(file)) ? variant.showing(Optional.empty()) : variant));
        state.save(state.file(file).orElseThrow().off(product));
    }

    /** Lets a variant show a picture, or none. */
    public void link(Gid product, Gid variant, Optional<Gid> media) {
        state.save(state.product(product)
                .orElseThrow()
                .withVariants(each -> each.id().equals(variant) ? each.showing(media) : each));
    }

    /** Puts all media of a product in this order. */
    public void order(Gid product, List<Gid> media) {
        state.save(state.product(product).orElseThrow().withMedia(media));
    }

    /** Makes moves one after the other; what is no longer there is passed over. */
    void move(Gid product, List<ReorderJob.Move> moves) {
        state.product(product).ifPresent(shown -> {
            var media = new ArrayList<>(shown.media());
            for (ReorderJob.Move move : moves) {
                if (media.remove(move.media())) {
                    media.add((int) Math.min(move.position(), media.size()), move.media());
                }
            }
            state.save(shown.withMedia(media));
        });
    }
}
