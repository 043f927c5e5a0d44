package dev.packshot.sandbox.shopify.shop;

/** Knows which traps are on. Safe for several threads. */
@FunctionalInterface
public interface Traps {
    /** Whether a trap of a shop is on. */
    boolean on(String shop, Trap trap);
}
