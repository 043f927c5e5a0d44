package dev.packshot.sandbox.shopify.shop;

/** Hears of everything that happens to products, through the interface, by the seller's hand or by processing. */
public interface ShopEvents {
    /** Called after it happened, outside any lock, on the thread that caused it: has to be quick. */
    void happened(ShopEvent event);
}
