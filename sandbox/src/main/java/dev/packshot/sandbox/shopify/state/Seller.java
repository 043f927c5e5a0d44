package dev.packshot.sandbox.shopify.state;

import dev.packshot.catalog.Sku;
import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.gallery.Product;
import dev.packshot.sandbox.shopify.gallery.Variant;
import dev.packshot.sandbox.shopify.picture.FileName;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import dev.packshot.sandbox.shopify.shop.ProductStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;

/** What a seller does by hand in the shop's admin: at once, and without counting as an effect. */
public final class Seller {
    private final Shop shop;

    /** The seller of this shop. */
    public Seller(Shop shop) {
        this.shop = shop;
    }

    /** Makes a product with its pictures. */
    public Gid add(NewProduct wanted) {
        return shop.step(state -> {
            Gid id = state.newId("Product");
            var variants = new ArrayList<Variant>();
            for (Optional<Sku> sku : wanted.variants()) {
                variants.add(new Variant(
                        state.newId("ProductVariant"),
                        sku.map(Sku::value).orElse("Default Title"),
                        sku,
                        Optional.empty()));
            }
            state.save(new Product(
                    id,
                    wanted.title(),
                    handle(wanted.title(), id),
                    wanted.status(),
                    state.now(),
                    state.now(),
                    0,
                    List.of(),
                    variants));
            wanted.pictures().forEach(picture -> hang(state, id, picture));
            return id;
        });
    }

    /** Adds a picture at the end. */
    public Gid add(Gid product, NewPicture picture) {
        return shop.step(state -> hang(state, product, picture));
    }

    /** Deletes a product; its pictures stay in Files. */
    public void delete(Gid product) {
        shop.step(state -> {
            state.remove(found(state, product));
            return product;
        });
    }

    /** Gives another title. */
    public void retitle(Gid product, String title) {
        shop.step(state -> {
            state.save(found(state, product).titled(title));
            return product;
        });
    }

    /** Puts a product on sale, or takes it off. */
    public void putOn(Gid product, ProductStatus status) {
        shop.step(state -> {
            state.save(found(state, product).as(status));
            return product;
        });
    }

    /** Counts the stock. */
    public void count(Gid product, int total) {
        shop.step(state -> {
            state.save(found(state, product).stocked(total));
            return product;
        });
    }

    /** Takes the picture at a position, from 0, off the product. */
    public void remove(Gid product, int position) {
        shop.step(state -> {
            new Galleries(state).detach(product, at(state, product, position).id());
            return product;
        });
    }

    /** Puts other bytes in the place of the picture at a position, from 0. */
    public void replace(Gid product, int position, byte[] bytes) {
        shop.step(state -> {
            shop.files().replaceByHand(at(state, product, position), bytes);
            return product;
        });
    }

    /** Writes another alt text for the picture at a position, from 0. */
    public void describe(Gid product, int position, String altText) {
        shop.step(state -> {
            state.save(at(state, product, position).described(altText, state.now()));
            return product;
        });
    }

    /** Puts all media into this order. */
    public void reorder(Gid product, List<Gid> media) {
        shop.step(state -> {
            if (!new TreeSet<>(media).equals(new TreeSet<>(found(state, product).media()))) {
                throw new IllegalArgumentException("An order names each media of the product once");
            }
            new Galleries(state).order(product, media);
            return product;
        });
    }

    private Gid hang(ShopState state, Gid product, NewPicture picture) {
        Gid file = shop.files().createByHand(picture.bytes(), new FileName(picture.fileName()), picture.altText());
        var galleries = new Galleries(state);
        galleries.append(product, file);
        found(state, product).variants().stream()
                .filter(variant ->
                        variant.sku().filter(picture.shownBy()::contains).isPresent())
                .forEach(variant -> galleries.link(product, variant.id(), Optional.of(file)));
        return file;
    }

    private static Product found(ShopState state, Gid product) {
        return state.product(product).orElseThrow(() -> new NoSuchElementException("There is no " + product));
    }

    private static MediaFile at(ShopState state, Gid product, int position) {
        return state.file(found(state, product).media().get(position)).orElseThrow();
    }

    private static String handle(String title, Gid id) {
        String words =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return (words.isEmpty() ? "product" : words) + "-" + id.number();
    }
}
