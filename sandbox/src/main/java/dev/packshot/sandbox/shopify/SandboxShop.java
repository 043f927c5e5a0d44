package dev.packshot.sandbox.shopify;

import dev.packshot.sandbox.shopify.http.RequestCount;
import dev.packshot.sandbox.shopify.shop.Effects;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import dev.packshot.sandbox.shopify.shop.ProductStatus;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.shop.TrueProduct;
import dev.packshot.sandbox.shopify.state.Seller;
import dev.packshot.sandbox.shopify.state.Shop;
import dev.packshot.sandbox.shopify.webhook.Delivery;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** One shop of a sandbox, in its seller's hands: what he does there, and the truth about it. Safe for several threads. */
public final class SandboxShop {
    /** What Packshot asks for. */
    public static final Set<String> SCOPES = Set.of("read_products", "write_products", "read_files", "write_files");

    private final Shop shop;
    private final Seller seller;
    private final InstalledApp app;
    private final RequestCount requests;

    SandboxShop(Shop shop, InstalledApp app, RequestCount requests) {
        this.shop = shop;
        this.seller = new Seller(shop);
        this.app = app;
        this.requests = requests;
    }

    /** Such as {@code corner.myshopify.com}. */
    public String domain() {
        return shop.domain();
    }

    /** Where a merchant sees the app within the shop's admin. */
    public String adminPath() {
        return "/" + domain() + "/admin/apps/packshot";
    }

    /** A new token that never ends, with every scope that Packshot asks for. */
    public String token() {
        return token(SCOPES);
    }

    /** A new token that never ends, with these scopes only. */
    public String token(Set<String> scopes) {
        return app.tokens().handOut(scopes);
    }

    /** The app at this shop. */
    public InstalledApp app() {
        return app;
    }

    /** The merchant installs the app and opens it: {@link InstalledApp#install}. */
    public HttpResponse<String> install(URI application) {
        return app.install(application);
    }

    /** The merchant uninstalls the app: {@link InstalledApp#uninstall}. */
    public void uninstall() {
        app.uninstall();
    }

    /** Everything of this shop is to be erased: {@link InstalledApp#redact}. */
    public void redact() {
        app.redact();
    }

    /** Ends all access tokens before their time; they can be refreshed. */
    public void endAccessTokens() {
        app.tokens().endAccessTokens();
    }

    /** The consent is gone, and nobody is told. */
    public void revoke() {
        app.tokens().revoke();
    }

    /** The webhooks that were sent, oldest first, with their attempts and answers. */
    public List<Delivery> deliveries() {
        return app.deliveries();
    }

    /** The seller makes a product; its pictures are there at once. */
    public Gid addProduct(NewProduct product) {
        return seller.add(product);
    }

    /** The seller deletes a product; its pictures stay in Files. */
    public void deleteProduct(Gid product) {
        seller.delete(product);
    }

    /** The seller gives a product another title. */
    public void retitle(Gid product, String title) {
        seller.retitle(product, title);
    }

    /** The seller puts a product on sale, or takes it off. */
    public void putOn(Gid product, ProductStatus status) {
        seller.putOn(product, status);
    }

    /** Stock is counted: only {@code totalInventory} and {@code updatedAt} move. */
    public void countInventory(Gid product, int total) {
        seller.count(product, total);
    }

    /** The seller adds a picture at the end. */
    public Gid addPicture(Gid product, NewPicture picture) {
        return seller.add(product, picture);
    }

    /** The seller takes the picture at a position, from 0, off the product; it stays in Files. */
    public void removePicture(Gid product, int position) {
        seller.remove(product, position);
    }

    /** The seller puts other bytes in the place of the picture at a position, from 0; nothing else changes. */
    public void replacePicture(Gid product, int position, byte[] bytes) {
        seller.replace(product, position, bytes);
    }

    /** The seller writes another alt text for the picture at a position, from 0. */
    public void describe(Gid product, int position, String altText) {
        seller.describe(product, position, altText);
    }

    /** The seller puts all media of a product into this order. */
    public void reorder(Gid product, List<Gid> media) {
        seller.reorder(product, media);
    }

    /**
     * What a buyer sees now.
     *
     * @throws NoSuchElementException when there is no such product
     */
    public TrueProduct gallery(Gid product) {
        return shop.truth(product).orElseThrow(() -> new NoSuchElementException("There is no " + product));
    }

    /** Every state that a buyer could have seen since the product was made, in order. */
    public List<TrueProduct> history(Gid product) {
        return shop.history(product);
    }

    /** What was done through the interface so far. */
    public Effects effects() {
        return shop.effects();
    }

    /** Switches a trap. */
    public void set(Trap trap, boolean on) {
        shop.set(trap, on);
    }

    /** What the shop says when a trap makes it refuse pictures. */
    public void say(String words) {
        shop.say(words);
    }

    /** Finishes everything that is being processed. */
    public void settle() {
        shop.settle();
    }

    /** Requests so far, by method and path below the shop. */
    public Map<String, Long> requests() {
        return requests.at(shop.domain());
    }
}
