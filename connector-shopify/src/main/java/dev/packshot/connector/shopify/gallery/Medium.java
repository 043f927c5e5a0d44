package dev.packshot.connector.shopify.gallery;

import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.GalleryChange.Put;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** One medium of a product, as it was read. */
public sealed interface Medium {
    /** Shopify's global id. */
    String id();

    /** The extension of the file name in an address, without the dot; empty when it has none. */
    static String extension(String address) {
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot + 1) : "";
    }

    /** How far Shopify is with a picture. */
    enum State {
        /** Buyers see it. */
        READY,
        /** A new file that is being processed. */
        PROCESSING,
        /** Its bytes are being replaced: Shopify says READY, and shows no image. */
        REPLACING,
        /** Its bytes, or the bytes that were to replace them, were not taken. */
        FAILED
    }

    /**
     * A picture.
     *
     * @param image as the reader tells it
     * @param state how far Shopify is with it
     * @param extension of its file name, without the dot and in the shop's own spelling; empty while unknown
     * @param bytes length of the file that was uploaded, when told
     * @param faults what Shopify says is wrong with it
     */
    record Picture(ProductImage image, State state, String extension, OptionalLong bytes, List<MediaFault> faults)
            implements Medium {
        public Picture {
            faults = List.copyOf(faults);
        }

        @Override
        public String id() {
            return image.id().id();
        }

        /** The format of a file name's extension; empty for one that nobody knows. */
        static Optional<MediaType> format(String extension) {
            return switch (extension.toLowerCase(Locale.ROOT)) {
                case "jpg", "jpeg" -> Optional.of(MediaType.JPEG);
                case "png" -> Optional.of(MediaType.PNG);
                case "gif" -> Optional.of(MediaType.GIF);
                case "webp" -> Optional.of(MediaType.WEBP);
                case "avif" -> Optional.of(MediaType.AVIF);
                case "heic" -> Optional.of(MediaType.HEIC);
                case "tif", "tiff" -> Optional.of(MediaType.TIFF);
                default -> Optional.empty();
            };
        }

        /** Whether it was uploaded for this place, however far Shopify is with it. */
        boolean isMarkedFor(Put put) {
            return image.marker().filter(put.key().marker()::equals).isPresent();
        }

        /** Whether it shows exactly what was sent. Sizes are compared where Shopify tells them. */
        public boolean shows(Put put) {
            return isMarkedFor(put)
                    && state == State.READY
                    && faults.isEmpty()
                    && image.size().map(size -> same(size, put.file().size())).orElse(true)
                    && (bytes.isEmpty() || bytes.getAsLong() == put.file().length());
        }

        /** A picture whose upright form is told by its metadata may be measured lying. */
        private static boolean same(PixelSize told, PixelSize sent) {
            return told.equals(sent) || told.equals(sent.turned());
        }
    }

    /**
     * A video, a 3D model, or a file that came to nothing: never touched.
     *
     * @param id Shopify's global id
     */
    record Other(String id) implements Medium {}
}
