package dev.packshot.connector.tck.simulator;

import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Capability;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Settings;
import dev.packshot.connector.WebhookCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A marketplace that a test owns. One for each test, empty at first; it behaves as its documentation says, until it is
 * told otherwise.
 *
 * <p>Whatever tells the truth here must not ask the connector for it. What a connector's {@link Capability} brings with
 * it has to be modelled; the methods that say so may throw {@link UnsupportedOperationException} otherwise. Safe for
 * several threads.
 */
public interface MarketplaceSimulator extends AutoCloseable {
    /** Settings of a connection to this marketplace, good and complete. */
    Settings settings();

    /** Where its HTTP server listens on loopback. Needed for {@link Capability#HTTP}. */
    default Optional<URI> address() {
        return Optional.empty();
    }

    /**
     * What the steps of a write are where there is no wire: between any two of them a process may die, or the seller may
     * do something. Needed without {@link Capability#HTTP}.
     */
    default Steps steps() {
        throw new UnsupportedOperationException("Without HTTP the simulator has to say what the steps of a write are");
    }

    /** The present grant of a shop that has consented; fresh at first. Needed for {@link Capability#AUTHORISATION}. */
    default Optional<Grant> grant() {
        return Optional.empty();
    }

    /**
     * The shop's owner follows the address and agrees.
     *
     * @param consent as the connector's authorizer made it
     * @return the parameters that he comes back with
     */
    default Map<String, String> agree(URI consent) {
        throw new UnsupportedOperationException("AUTHORISATION needs an owner who agrees");
    }

    /** The shop's owner takes every consent back. */
    default void revoke() {
        throw new UnsupportedOperationException("AUTHORISATION needs an owner who can take his consent back");
    }

    /** Adds a live listing, as if its seller had made it by hand. */
    ListingRef seed(SeedListing listing);

    /** The seller edits a gallery by hand, now. */
    void edit(ListingRef listing, SellerEdit edit);

    /** The seller deletes a listing. */
    void delete(ListingRef listing);

    /** What a buyer would see now. */
    TrueListing truth(ListingRef listing);

    /** What buyers could have seen since the listing was seeded, each state, in order. */
    List<TrueListing> history(ListingRef listing);

    /** What was done to the marketplace through its interface so far; seeds and the seller's edits don't count. */
    Effects effects();

    /**
     * From now on nothing that is accepted is applied before {@link #settle}. Needed for {@link Capability#DEFERS} where
     * the marketplace is quick at other times.
     */
    default void defer() {}

    /** Finishes everything that was accepted and not yet applied. Needed for {@link Capability#DEFERS}. */
    default void settle() {
        throw new UnsupportedOperationException("DEFERS needs a marketplace that finishes what it accepted");
    }

    /** From now on it behaves like this too. */
    void misbehave(Misbehaviour misbehaviour);

    /**
     * The bytes at a picture's address, as anybody would get them.
     *
     * @param address as the connector tells it
     */
    default byte[] fetch(ImageAddress address) throws IOException, InterruptedException {
        return switch (address) {
            case ImageAddress.Local local -> Files.readAllBytes(local.file());
            case ImageAddress.Remote remote -> {
                try (HttpClient http = HttpClient.newHttpClient()) {
                    yield http.send(
                                    HttpRequest.newBuilder(remote.uri()).build(),
                                    HttpResponse.BodyHandlers.ofByteArray())
                            .body();
                }
            }
        };
    }

    /**
     * The webhook that tells of a change of a listing: a new event each time.
     *
     * @param sent when it is signed and sent
     */
    default WebhookCall webhook(ListingRef listing, Instant sent) {
        throw new UnsupportedOperationException("WEBHOOKS needs a marketplace that calls");
    }

    /** The same from somebody who doesn't know the secret. */
    default WebhookCall forgedWebhook(ListingRef listing, Instant sent) {
        throw new UnsupportedOperationException("WEBHOOKS needs somebody who forges");
    }

    @Override
    void close();
}
