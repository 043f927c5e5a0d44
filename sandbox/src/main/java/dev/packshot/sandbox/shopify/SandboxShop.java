package dev.packshot.sandbox.shopify;

import dev.packshot.sandbox.shopify.shop.Effects;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.shop.TrueProduct;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One shop of a sandbox, in its seller's hands: what he does there, and the truth about it. Safe for several threads. */
public interface SandboxShop {
    /** Such as {@code corner.myshopify.com}. */
    String domain();

    /** A token that never ends, with every scope that Packshot asks for. */
    String token();

    /** A token that never ends, with these scopes only. */
    String token(Set<String> scopes);

    /** The seller makes a product; its pictures are there at once. */
    Gid addProduct(NewProduct product);

    /** The seller deletes a product; its pictures stay in Files. */
    void deleteProduct(Gid product);

    /** The seller gives a product another title. */
    void retitle(Gid product, String title);

    /** Stock is counted: only {@code totalInventory} and {@code updatedAt} move. */
    void countInventory(Gid product, int total);

    /** The seller adds a picture at the end. */
    Gid addPicture(Gid product, NewPicture picture);

    /** The seller takes the picture at a position, from 0, off the product; it stays in Files. */
    void removePicture(Gid product, int position);

    /** The seller puts other bytes in the place of the picture at a position, from 0; nothing else changes. */
    void replacePicture(Gid product, int position, byte[] bytes);

    /** The seller writes another alt text for the picture at a position, from 0. */
    void describe(Gid product, int position, String altText);

    /** The seller puts all media of a product into this order. */
    void reorder(Gid product, List<Gid> media);

    /** What a buyer sees now. */
    TrueProduct gallery(Gid product);

    /** Every state that a buyer could have seen since the product was made, in order. */
    List<TrueProduct> history(Gid product);

    /** What was done through the interface so far. */
    Effects effects();

    /** Switches a trap. */
    void set(Trap trap, boolean on);

    /** What the shop says when a trap makes it refuse pictures. */
    void say(String words);

    /** Finishes everything that is being processed. */
    void settle();

    /** Requests so far, by method and path below the shop. */
    Map<String, Long> requests();
}
