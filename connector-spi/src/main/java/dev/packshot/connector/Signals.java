package dev.packshot.connector;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How a marketplace tells that something happened. A signal is a hint to read, never data. */
public interface Signals {
    /**
     * Reads a webhook. No call, and quick: the marketplace waits for the answer.
     *
     * @param call as it arrived
     * @param settings of the connection that it came in for
     * @return what it hints at; empty for one that means nothing to us
     * @throws ConnectorException.Unauthorized when it isn't the marketplace's: forged, altered or too old
     * @throws ConnectorException.Malformed when it can't be read
     */
    List<Signal> receive(WebhookCall call, Settings settings);

    /**
     * Which shop a webhook is about, where all shops' webhooks come in at one address. No call, and quick.
     *
     * @return the account as {@link Grant#account} names it; empty where each connection has an address of its own
     * @throws ConnectorException.Unauthorized when it isn't the marketplace's: forged, altered or too old
     * @throws ConnectorException.Malformed when it can't be read
     */
    default Optional<String> account(WebhookCall call) {
        return Optional.empty();
    }

    /**
     * Watches for changes within this machine until the watch is closed.
     *
     * @param heard called for each hint, on a thread of the watch
     * @throws UnsupportedOperationException without {@link Capability#WATCH}
     */
    Watch watch(Settings settings, Consumer<Signal> heard);

    /** A watch that goes on. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
