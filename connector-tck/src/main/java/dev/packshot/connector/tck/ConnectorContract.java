package dev.packshot.connector.tck;

import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.tck.bench.Bench;
import dev.packshot.connector.tck.score.Judged;
import dev.packshot.connector.tck.score.PromiseKeeping;
import dev.packshot.connector.tck.score.Waiver;
import dev.packshot.connector.tck.simulator.MarketplaceSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every connector promises. A connector's test extends it, says how its marketplace is simulated and how the
 * connector is made, and has nothing else to say.
 *
 * @param <S> the simulator
 */
@ExtendWith(PromiseKeeping.class)
public abstract class ConnectorContract<S extends MarketplaceSimulator>
        implements Judged,
                DescribePromises,
                AuthorisePromises,
                ReadPromises,
                WritePromises,
                AnswerPromises,
                SafetyPromises,
                SignalPromises,
                FaultPromises,
                HygienePromises {
    private @Nullable Bench bench;
    private @Nullable ConnectorDescriptor descriptor;

    @TempDir
    Path folder;

    /**
     * A new, empty marketplace.
     *
     * @param folder empty, deleted afterwards
     */
    protected abstract S simulator(Path folder) throws IOException;

    /**
     * A connector to it.
     *
     * @param simulator of {@link #simulator(Path)}
     * @param address where it has to call; empty for a marketplace without HTTP
     */
    protected abstract MarketplaceConnector connector(S simulator, Optional<URI> address);

    /** How long this connector waits for an answer. Make it short, since faults are waited for. */
    protected Duration patience() {
        return Duration.ofMillis(500);
    }

    /** How long a signal may take to be heard, and a thread to end. */
    protected Duration hearing() {
        return Duration.ofSeconds(10);
    }

    /** The only time that the connector knows. */
    protected Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public List<Waiver> waivers() {
        return List.of();
    }

    @Override
    public LocalDate today() {
        return LocalDate.now(clock());
    }

    @Override
    public Optional<Path> scorecard() {
        return Optional.of(Path.of("target", "scorecard-" + descriptor().id() + ".md"));
    }

    @Override
    public Optional<Path> page() {
        return Optional.empty();
    }

    @Override
    public final ConnectorDescriptor descriptor() {
        if (descriptor == null) {
            descriptor = bench().connector().describe();
        }
        return descriptor;
    }

    @Override
    public final Bench bench() {
        if (bench == null) {
            throw new IllegalStateException("The bench stands while a promise is tried");
        }
        return bench;
    }

    @BeforeEach
    final void set() throws IOException {
        S simulator = simulator(folder);
        bench = new Bench(simulator, address -> connector(simulator, address), clock(), patience(), hearing());
    }

    @AfterEach
    final void clear() throws IOException {
        if (bench != null) {
            bench.close();
        }
    }
}
