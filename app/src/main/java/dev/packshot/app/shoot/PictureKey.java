package dev.packshot.app.shoot;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.PixelSize;
import java.util.List;

/**
 * All that decides a picture's files. Equal keys give equal bytes, so what is finished under a key needn't be made
 * again.
 *
 * @param photograph digest of the photograph's file
 * @param picture name, SKU, slot and mask name
 * @param settings digest of recipe, model, rules, limits and build
 * @param set product sizes of the SKU, when its gallery shares one scale
 * @param mask whether the matte is written too
 */
record PictureKey(Digest photograph, String picture, Digest settings, List<PixelSize> set, boolean mask) {
    Digest digest() {
        return Digest.of(toString());
    }
}
