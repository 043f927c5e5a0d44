package dev.packshot.engine.api.listing;

import dev.packshot.catalog.ProductImage;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A picture of a gallery as it was read. */
@Schema(name = "GalleryPicture")
public record PictureView(
        @Schema(description = "The marketplace's id") String id,
        String altText,

        @Schema(description = "Ids of the variants that show it")
        Set<String> variants,

        @Schema(description = "Packshot's marker, where the marketplace keeps it") @Nullable String marker) {
    static PictureView of(ProductImage image) {
        return new PictureView(
                image.id().id(),
                image.altText(),
                image.variants(),
                image.marker().orElse(null));
    }
}
