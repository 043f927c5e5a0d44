package dev.packshot.sandbox.shopify.state;

import dev.packshot.sandbox.shopify.gallery.FileState;
import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.picture.FileName;
import dev.packshot.sandbox.shopify.picture.Inspected;
import dev.packshot.sandbox.shopify.picture.Inspection;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.Trap;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes and changes files. */
public final class Files {
    private final ShopState state;
    private final Surroundings surroundings;
    private final String shop;

    Files(ShopState state, Surroundings surroundings, String shop) {
        this.state = state;
        this.surroundings = surroundings;
        this.shop = shop;
    }

    /** A new file that is processed from now on. */
    public Gid create(URI source, FileName wanted, String altText) {
        state.tally().add(Tally.Kind.CREATED);
        Instant due = due();
        return add(
                wanted,
                altText,
                new FileState.Arriving(
                        surroundings.sources().bytes(shop, source),
                        state.instant().plus(surroundings.processing().dividedBy(2)),
                        due));
    }

    /** A new file that shows at once, as its seller's hand made it. */
    public Gid createByHand(byte[] bytes, FileName wanted, String altText) {
        FileName name = free(wanted);
        return switch (Inspection.of(Optional.of(bytes))) {
            case Inspected.Taken taken ->
                add(name, altText, new FileState.Shown(new FileState.Version(taken.picture(), name, versionAfter(0))));
            case Inspected.Refused refused ->
                throw new IllegalArgumentException(refused.problem().message());
        };
    }

    /** Begins to replace the bytes of a file that shows, the name, or both. */
    public void replace(MediaFile file, Optional<URI> source, FileName name) {
        FileState.Version former = ((FileState.Shown) file.state()).version();
        Optional<byte[]> bytes = source.isPresent()
                ? surroundings.sources().bytes(shop, source.get())
                : Optional.of(former.picture().bytes());
        if (source.isPresent()) {
            state.tally().add(Tally.Kind.REPLACED);
        }
        state.save(file.named(name, state.now()).in(new FileState.Replacing(former, name, bytes, due()), state.now()));
    }

    /** Puts other bytes in the place of a file's at once, as its seller's hand does. */
    public void replaceByHand(MediaFile file, byte[] bytes) {
        long before = file.state().visible().map(FileState.Version::number).orElse(0L);
        switch (Inspection.of(Optional.of(bytes))) {
            case Inspected.Taken taken ->
                state.save(file.in(
                        new FileState.Shown(new FileState.Version(taken.picture(), file.name(), versionAfter(before))),
                        state.now()));
            case Inspected.Refused refused ->
                throw new IllegalArgumentException(refused.problem().message());
        }
    }

    /** The version that follows a number: the present second, but never one that was there before. */
    long versionAfter(long number) {
        return Math.max(state.now().getEpochSecond(), number + 1);
    }

    private Gid add(FileName wanted, String altText, FileState first) {
        Gid id = state.newId("MediaImage");
        state.save(new MediaFile(id, free(wanted), altText, state.now(), state.now(), first, Set.of()));
        return id;
    }

    private FileName free(FileName wanted) {
        return state.file(wanted).isPresent() || state.has(Trap.TAKEN_NAMES)
                ? wanted.suffixed("_"
                        + new UUID(
                                surroundings.random().nextLong(),
                                surroundings.random().nextLong()))
                : wanted;
    }

    private Instant due() {
        return state.has(Trap.SLOW_PROCESSING) ? Instant.MAX : state.instant().plus(surroundings.processing());
    }
}
