package dev.packshot.connector.tck.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Place;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.IdempotencyKey;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.Session;
import dev.packshot.connector.tck.simulator.MarketplaceSimulator;
import dev.packshot.connector.tck.simulator.SeedListing;
import dev.packshot.connector.tck.simulator.TrueListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;

/** Listings, pictures and changes as a marketplace of these capabilities takes them. */
public final class Wishes implements AutoCloseable {
    private final MarketplaceSimulator simulator;
    private final ConnectorDescriptor descriptor;
    private final AtomicInteger pictures = new AtomicInteger();
    private final AtomicInteger listings = new AtomicInteger();
    private final @Nullable PictureHost host;

    Wishes(MarketplaceSimulator simulator, ConnectorDescriptor descriptor) {
        this.simulator = simulator;
        this.descriptor = descriptor;
        this.host = descriptor.can(Capability.PULLS_PICTURES) ? new PictureHost() : null;
    }

    /** A picture that nobody has seen. */
    public TestPicture picture() {
        return picture(TestPicture.jpeg(pictures.incrementAndGet()));
    }

    /** These bytes, to be sent again. */
    public TestPicture picture(byte[] bytes) {
        if (host != null) {
            host.offer(bytes);
        }
        return new TestPicture(bytes, digest -> {
            if (host == null) {
                throw new AssertionError("Only who claims PULLS_PICTURES may ask for a link");
            }
            return host.link(digest);
        });
    }

    /** A listing that nobody has seen, with alt texts and variant links as far as the marketplace keeps them. */
    public SeedListing listing(int pictureCount) {
        int number = listings.incrementAndGet();
        String sku = "SKU-" + number;
        List<Sku> skus = descriptor.can(Capability.VARIANT_LINKS)
                ? List.of(new Sku(sku + "-red"), new Sku(sku + "-blue"))
                : List.of(new Sku(sku));
        return new SeedListing(
                "Listing " + number,
                skus,
                IntStream.range(0, pictureCount)
                        .mapToObj(position -> new SeedListing.Picture(
                                picture().bytes(),
                                altText("Picture " + position + " of the seller"),
                                // One picture for each variant, as some marketplaces want it; none for the main one.
                                skus.size() < 2 || position < 1 || position > 2
                                        ? Set.of()
                                        : Set.of(skus.get(position - 1))))
                        .toList());
    }

    /** The reference of a listing that was seeded with as many pictures. */
    public ListingRef seeded(int pictureCount) {
        return simulator.seed(listing(pictureCount));
    }

    /** An alt text, or none where none is kept. */
    public String altText(String text) {
        return descriptor.can(Capability.ALT_TEXT) ? text : "";
    }

    /** A picture that stays as it is. */
    public static Keep keep(ProductImage image) {
        return new Keep(image.id(), image.altText(), image.variants());
    }

    /** A new picture at a position, linked to no variant. */
    public Put put(Listing base, int position, TestPicture picture) {
        return put(base, position, picture, Set.of(), Optional.empty());
    }

    /** A new picture at a position. */
    public Put put(Listing base, int position, TestPicture picture, Set<String> variants, Optional<ImageId> replaces) {
        var key = IdempotencyKey.of(base.ref(), Slot.at(position), picture.digest());
        return new Put(key, picture, altText("Made for place " + position), variants, replaces);
    }

    /** A change of a listing as it was read. */
    public static GalleryChange change(Listing base, List<? extends Place> places) {
        return new GalleryChange(base.ref(), base.gallery(), List.copyOf(places));
    }

    /** Every picture replaced by a new one at its place. */
    public GalleryChange allReplaced(Listing base) {
        List<Place> places = new ArrayList<>();
        for (ProductImage image : base.gallery().images()) {
            places.add(put(base, places.size(), picture(), image.variants(), Optional.of(image.id())));
        }
        return change(base, places);
    }

    /** The main picture new, the second one replaced, the rest as it was. */
    public GalleryChange mainAddedSecondReplaced(Listing base) {
        List<ProductImage> images = base.gallery().images();
        List<Place> places = new ArrayList<>(List.of(
                put(base, 0, picture()),
                put(
                        base,
                        1,
                        picture(),
                        images.get(1).variants(),
                        Optional.of(images.get(1).id()))));
        images.stream()
                .filter(image -> !image.equals(images.get(1)))
                .map(Wishes::keep)
                .forEach(places::add);
        return change(base, places);
    }

    /** Writes, and lets the marketplace finish where it defers. */
    public Gallery write(Session session, GalleryChange change) {
        return switch (session.writer().write(change)) {
            case Receipt.Applied(Gallery gallery) -> gallery;
            case Receipt.Accepted(String submission, var ask) -> {
                simulator.settle();
                assertThat(ask).isPositive();
                yield assertThat(session.writer().status(change.listing(), submission))
                        .asInstanceOf(InstanceOfAssertFactories.type(Receipt.Applied.class))
                        .actual()
                        .gallery();
            }
        };
    }

    /** Fails unless buyers see what was asked for, each picture once and in order. */
    public void expectAsAsked(GalleryChange change, TrueListing before) {
        Map<String, Digest> kept = before.pictures().stream()
                .collect(Collectors.toMap(TrueListing.Picture::id, TrueListing.Picture::upload));
        List<Digest> wanted = change.places().stream()
                .map(place -> switch (place) {
                    case Keep keep -> kept.get(keep.id().id());
                    case Put put -> put.file().digest();
                })
                .toList();
        assertThat(simulator.truth(change.listing()).uploads())
                .as("what buyers see, in order, by digest")
                .isEqualTo(wanted);
    }

    /** Fails when at any instant since it was seeded a gallery was bare. */
    public void expectNeverBare(ListingRef listing) {
        assertThat(simulator.history(listing)).isNotEmpty().allSatisfy(instant -> {
            assertThat(instant.pictures()).as("pictures of the gallery").isNotEmpty();
            assertThat(instant.mainFilled()).as("main place filled").isTrue();
            assertThat(instant.pictures()).allMatch(picture -> picture.bytes().length > 0, "has bytes");
        });
    }

    @Override
    public void close() {
        if (host != null) {
            host.close();
        }
    }
}
