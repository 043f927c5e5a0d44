package dev.packshot.connector.shopify.product;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.ConnectorException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads media as pictures. */
public final class Pictures {
    private static final String IMAGE = "gid://shopify/MediaImage/";
    private static final String FAILED = "FAILED";

    private final Predicate<String> hosts;

    /**
     * A reader of pictures.
     *
     * @param hosts those that pictures may be fetched from
     */
    public Pictures(Predicate<String> hosts) {
        this.hosts = hosts;
    }

    /**
     * A picture of a gallery. Empty for videos and 3D models, which are another trade's, and for what Shopify failed to
     * process, which no buyer ever sees.
     *
     * @param variants ids of those that show it
     */
    public Optional<ProductImage> picture(JsonNode media, Set<String> variants) {
        String id = Field.text(media, "id");
        if (!id.startsWith(IMAGE) || FAILED.equals(Field.text(media, "status"))) {
            return Optional.empty();
        }
        Optional<URI> shown = uri(media.path("image"));
        return Optional.of(new ProductImage(
                new ImageId(id),
                shown.or(() -> uri(media.path("originalSource"))).flatMap(FileName::marker),
                Optional.of(Field.time(media, "createdAt")),
                // updatedAt moves too when nothing of the picture has changed.
                shown.flatMap(FileName::version).orElseGet(() -> "u" + Field.text(media, "updatedAt")),
                address(media),
                Field.optional(media, "alt").orElse(""),
                size(media.path("image")),
                variants));
    }

    /**
     * Where a picture's bytes are: the untouched upload, or what buyers are shown where that can't be had. Empty while
     * Shopify works on it: there is no image then, whatever its status says.
     */
    public Optional<ImageAddress> address(JsonNode media) {
        return uri(media.path("image"))
                .map(shown -> uri(media.path("originalSource"))
                        .filter(original -> original.getHost() != null && hosts.test(original.getHost()))
                        .orElse(shown))
                .map(ImageAddress.Remote::new);
    }

    private static Optional<URI> uri(JsonNode of) {
        try {
            return Field.optional(of, "url").map(URI::create).filter(URI::isAbsolute);
        } catch (IllegalArgumentException e) {
            throw new ConnectorException.Malformed("Shopify told an address that isn't one");
        }
    }

    private static Optional<PixelSize> size(JsonNode image) {
        int width = image.path("width").asInt();
        int height = image.path("height").asInt();
        return width > 0 && height > 0 ? Optional.of(new PixelSize(width, height)) : Optional.empty();
    }
}
