package dev.packshot.catalog;

import java.util.Optional;

/**
 * What a marketplace says is wrong with a listing, in its own words.
 *
 * @param code the marketplace's own, may be empty
 * @param message the marketplace's own words
 * @param blocking whether the listing or picture isn't shown because of it
 * @param image the picture that it is about, when it says so
 */
public record ListingIssue(String code, String message, boolean blocking, Optional<ImageId> image) {}
