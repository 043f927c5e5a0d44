package dev.packshot.connector;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What a change would take.
 *
 * @param uploads pictures that would be sent
 * @param units what would be used of each lane of {@link ConnectorDescriptor#limits}
 * @param fee what the marketplace would charge, in its own currency; zero nearly everywhere
 */
public record WritePlan(int uploads, Map<String, Long> units, BigDecimal fee) {
    public WritePlan {
        units = Map.copyOf(units);
    }
}
