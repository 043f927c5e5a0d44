package dev.packshot.connector.shopify.product;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an address of Shopify's CDN, such as {@code …/files/front_3f2a….jpg?v=1795250000}, says of a picture: the name
 * that it was uploaded under, and a version that moves when its bytes are replaced.
 */
final class FileName {
    // The marker of an IdempotencyKey and perhaps words; Shopify puts a UUID behind a name that is taken.
    private static final Pattern MARKED = Pattern.compile(
            "(ps[0-9a-f]{30})(?:-[a-z0-9-]{1,60})?(?:_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?\\.[a-zA-Z]{3,4}");

    private FileName() {}

    /** The marker that the picture was uploaded under. */
    static Optional<String> marker(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        Matcher name = MARKED.matcher(path.substring(path.lastIndexOf('/') + 1));
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** The version of the bytes. */
    static Optional<String> version(URI address) {
        return Optional.ofNullable(address.getRawQuery()).stream()
                .flatMap(query -> Arrays.stream(query.split("&")))
                .filter(parameter -> parameter.startsWith("v=") && parameter.length() > 2)
                .map(parameter -> parameter.substring(2))
                .findFirst();
    }
}
