package dev.packshot.connector.shopify.gallery;

import dev.packshot.catalog.Gallery;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All media of a product in the order in which buyers see them.
 *
 * @param media pictures, videos and 3D models
 */
public record PresentGallery(List<Medium> media) {
    /** Most media of a product. */
    public static final int MOST = 250;

    public PresentGallery {
        media = List.copyOf(media);
    }

    /** The pictures in order. */
    public List<Picture> pictures() {
        return media.stream()
                .filter(Picture.class::isInstance)
                .map(Picture.class::cast)
                .toList();
    }

    /** The picture with this id. */
    public Optional<Picture> picture(String id) {
        return pictures().stream().filter(picture -> picture.id().equals(id)).findFirst();
    }

    /** The pictures, as everybody else knows a gallery. */
    public Gallery gallery() {
        return new Gallery(pictures().stream().map(Picture::image).toList());
    }

    /** Ids of all media in order. */
    List<String> order() {
        return media.stream().map(Medium::id).toList();
    }

    /** Ids of the pictures that a variant shows. */
    Set<String> shownBy(String variant) {
        return pictures().stream()
                .filter(picture -> picture.image().variants().contains(variant))
                .map(Picture::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many media can still be added. */
    int room() {
        return Math.max(0, MOST - media.size());
    }
}
