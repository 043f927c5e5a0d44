package dev.packshot.connector.shopify.gallery;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Slot;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Place;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.IdempotencyKey;
import dev.packshot.connector.PictureFile;
import dev.packshot.connector.shopify.gallery.Medium.Other;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import dev.packshot.connector.shopify.gallery.Medium.State;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Galleries and wishes of tests without a shop. */
final class Galleries {
    static final ListingRef LISTING = new ListingRef("gid://shopify/Product/1");

    private Galleries() {}

    static Picture picture(String id, String... variants) {
        return picture(id, "jpg", "Alt of " + id, Set.of(variants));
    }

    static Picture picture(String id, String extension, String alt, Set<String> variants) {
        var image = new ProductImage(
                new ImageId(id),
                Optional.empty(),
                Optional.empty(),
                "v1 of " + id,
                Optional.of(new ImageAddress.Remote(
                        URI.create("https://cdn.shopify.com/s/files/1/files/" + id + "." + extension + "?v=1"))),
                alt,
                Optional.of(PixelSize.square(100)),
                variants);
        return new Picture(image, State.READY, extension, OptionalLong.of(1000), List.of());
    }

    static Other video(String id) {
        return new Other(id);
    }

    static PresentGallery present(Medium... media) {
        return new PresentGallery(List.of(media));
    }

    static GalleryChange change(PresentGallery base, Place... places) {
        return new GalleryChange(LISTING, base.gallery(), List.of(places));
    }

    static Keep keep(Picture picture) {
        return new Keep(
                picture.image().id(), picture.image().altText(), picture.image().variants());
    }

    static Put put(int place, String content, String... variants) {
        return put(place, content, MediaType.JPEG, Optional.empty(), variants);
    }

    static Put replacing(Picture picture, int place, String content, MediaType type) {
        return put(
                place,
                content,
                type,
                Optional.of(picture.image().id()),
                picture.image().variants().toArray(String[]::new));
    }

    private static Put put(int place, String content, MediaType type, Optional<ImageId> replaces, String... variants) {
        var file = new Content(content, type);
        return new Put(
                IdempotencyKey.of(LISTING, Slot.at(place), file.digest()),
                file,
                "Alt of " + content,
                Set.of(variants),
                replaces);
    }

    record Content(String text, MediaType type) implements PictureFile {
        @Override
        public Digest digest() {
            return Digest.of(text);
        }

        @Override
        public PixelSize size() {
            return PixelSize.square(200);
        }

        @Override
        public long length() {
            return text.length();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        @Override
        public URI link() {
            throw new AssertionError("Shopify is sent bytes, not links");
        }
    }
}
