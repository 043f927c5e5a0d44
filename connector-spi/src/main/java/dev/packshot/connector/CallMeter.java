package dev.packshot.connector;

import java.time.Duration;

/** Counts what a session uses of its marketplace's patience. Safe for several threads. */
public interface CallMeter {
    /** Lets every call pass and forgets what it hears. For tests and tools. */
    CallMeter UNLIMITED = new CallMeter() {
        @Override
        public void spend(String lane, long units) {}

        @Override
        public void learned(String lane, long capacity, long available, Duration refillTime) {}
    };

    /**
     * Asked before each call to the marketplace.
     *
     * @param lane of {@link ConnectorDescriptor#limits}
     * @param units what the call will use
     * @throws ConnectorException.RateLimited when it has to wait; the call must not be made then
     */
    void spend(String lane, long units);

    /**
     * Told after each answer that says how much is left.
     *
     * @param lane of {@link ConnectorDescriptor#limits}
     * @param capacity what can be used at most
     * @param available what can be used now
     * @param refillTime until the lane is full again
     */
    void learned(String lane, long capacity, long available, Duration refillTime);
}
