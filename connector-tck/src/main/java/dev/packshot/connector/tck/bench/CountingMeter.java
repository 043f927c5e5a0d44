package dev.packshot.connector.tck.bench;

import dev.packshot.connector.CallMeter;
import dev.packshot.connector.ConnectorException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/** A meter that remembers what it was asked, and says no when told to. */
public final class CountingMeter implements CallMeter {
    /**
     * One question.
     *
     * @param lane that was asked about
     * @param units that were asked for
     * @param requestsBefore that had gone over the wire by then
     */
    public record Asked(String lane, long units, int requestsBefore) {}

    private final IntSupplier requests;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    CountingMeter(IntSupplier requests) {
        this.requests = requests;
    }

    /** Says no from now on. */
    public void refuse() {
        refusing = true;
    }

    /** Everything that was asked, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Units by lane. */
    public Map<String, Long> spent() {
        Map<String, Long> spent = new HashMap<>();
        asked.forEach(each -> spent.merge(each.lane(), each.units(), Long::sum));
        return spent;
    }

    @Override
    public void spend(String lane, long units) {
        asked.add(new Asked(lane, units, requests.getAsInt()));
        if (refusing) {
            throw new ConnectorException.RateLimited("The budget of this hour is used up", Duration.ofMinutes(9));
        }
    }

    @Override
    public void learned(String lane, long capacity, long available, Duration refillTime) {}
}
