/**
 * How a product's gallery becomes another one: what is there, what an earlier try left, and the steps that remain. Pure:
 * no call is made here.
 */
@NullMarked
package dev.packshot.connector.shopify.gallery;

import org.jspecify.annotations.NullMarked;
