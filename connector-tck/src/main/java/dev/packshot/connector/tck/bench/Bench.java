package dev.packshot.connector.tck.bench;

import dev.packshot.connector.CallMeter;
import dev.packshot.connector.Capability;
import dev.packshot.connector.Grant;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Opening;
import dev.packshot.connector.Session;
import dev.packshot.connector.Settings;
import dev.packshot.connector.tck.simulator.MarketplaceSimulator;
import dev.packshot.connector.tck.simulator.Steps;
import dev.packshot.connector.tck.wire.FaultyWire;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connector before one marketplace, with a wire between them where there is HTTP. Made anew for each promise. */
public final class Bench implements AutoCloseable {
    private final MarketplaceSimulator simulator;
    private final @Nullable FaultyWire wire;
    private final Supplier<MarketplaceConnector> connectors;
    private final MarketplaceConnector connector;
    private final Clock clock;
    private final Duration patience;
    private final Duration hearing;
    private final Wishes wishes;
    private final Deque<Session> sessions = new ArrayDeque<>();

    /**
     * Sets up a bench.
     *
     * @param simulator of the marketplace, empty
     * @param connectors makes connectors that call the marketplace at an address
     * @param clock the only time that the connector knows
     * @param patience how long the connector waits for an answer
     * @param hearing how long a signal may take to be heard, and a thread to end
     */
    public Bench(
            MarketplaceSimulator simulator,
            Function<Optional<URI>, MarketplaceConnector> connectors,
            Clock clock,
            Duration patience,
            Duration hearing)
            throws IOException {
        this.simulator = simulator;
        this.clock = clock;
        this.patience = patience;
        this.hearing = hearing;
        Optional<URI> upstream = simulator.address();
        this.wire = upstream.isPresent() ? FaultyWire.to(upstream.get()) : null;
        Optional<URI> address = Optional.ofNullable(wire).map(FaultyWire::address);
        this.connectors = () -> connectors.apply(address);
        this.connector = this.connectors.get();
        this.wishes = new Wishes(simulator, connector.describe());
    }

    /** The marketplace. */
    public MarketplaceSimulator simulator() {
        return simulator;
    }

    /** The connector. */
    public MarketplaceConnector connector() {
        return connector;
    }

    /** A new connector to the same marketplace, as after a restart. */
    public MarketplaceConnector anotherConnector() {
        return connectors.get();
    }

    /** Whether the connector claims this. */
    public boolean can(Capability capability) {
        return connector.describe().can(capability);
    }

    /** Settings of a good connection. */
    public Settings settings() {
        return simulator.settings();
    }

    /** The wire of a connector over HTTP. */
    public FaultyWire wire() {
        if (wire == null) {
            throw new IllegalStateException("A simulator of a marketplace over HTTP has an address");
        }
        return wire;
    }

    /** What the connector does to the marketplace, step by step. */
    public Steps steps() {
        return wire == null ? simulator.steps() : wire;
    }

    /** What is put into galleries. */
    public Wishes wishes() {
        return wishes;
    }

    /** The time. */
    public Clock clock() {
        return clock;
    }

    /** How long the connector waits for an answer. */
    public Duration patience() {
        return patience;
    }

    /** How long a signal may take to be heard. */
    public Duration hearing() {
        return hearing;
    }

    /** The threads as they are now. */
    public Threads threads() {
        return new Threads(hearing);
    }

    /** A meter that knows how many requests have gone over the wire. */
    public CountingMeter meter() {
        return new CountingMeter(() -> wire == null ? 0 : wire.taken());
    }

    /** A session with the shop's present grant. */
    public Session session() {
        return session(CallMeter.UNLIMITED);
    }

    /** A session that has to ask a meter. */
    public Session session(CallMeter meter) {
        return session(connector, simulator::grant, meter);
    }

    /** A session of a connector with a grant. */
    public Session session(MarketplaceConnector of, Supplier<Optional<Grant>> grant, CallMeter meter) {
        Session session = of.open(new Opening(settings(), grant, meter, clock));
        sessions.push(session);
        return session;
    }

    @Override
    public void close() throws IOException {
        sessions.forEach(Session::close);
        wishes.close();
        if (wire != null) {
            wire.close();
        }
        simulator.close();
    }
}
