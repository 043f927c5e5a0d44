package dev.packshot.sandbox.shopify.state;

import dev.packshot.sandbox.shopify.cdn.CdnAddresses;
import dev.packshot.sandbox.shopify.picture.PictureSources;
import dev.packshot.sandbox.shopify.shop.ShopEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What all shops of a sandbox share.
 *
 * @param clock the only time that they know
 * @param random where ids, tokens and names come from
 * @param processing how long a picture is processed
 * @param addresses where pictures are
 * @param sources where pictures are fetched from
 * @param events hears of what happens to products
 */
public record Surroundings(
        Clock clock,
        RandomGenerator random,
        Duration processing,
        CdnAddresses addresses,
        PictureSources sources,
        ShopEvents events) {}
