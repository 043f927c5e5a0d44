package dev.packshot.connector.shopify.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What Shopify answered to a document. */
public sealed interface Answer {
    /**
     * An answer of HTTP status 200.
     *
     * @param data what was asked for, an empty object where nothing was answered
     * @param faults what went wrong, wholly or in part
     * @param cost what the document cost, where it says so
     * @param version version of the API that answered, where it says so
     */
    record Told(JsonNode data, List<Fault> faults, Optional<Cost> cost, Optional<String> version) implements Answer {
        public Told {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Another HTTP status; its body is never read.
     *
     * @param status such as 401
     * @param retryAfter how long to wait, where it says so
     */
    record Refused(int status, Optional<Duration> retryAfter) implements Answer {}

    /**
     * One entry of {@code errors}.
     *
     * @param code of its extensions, such as {@code THROTTLED}; may be empty
     * @param message Shopify's own words
     * @param requiredAccess what {@code ACCESS_DENIED} says was needed; may be empty
     * @param path fields that it is about, such as {@code nodes/3/media}; may be empty
     */
    record Fault(String code, String message, String requiredAccess, String path) {}

    /**
     * Cost and throttle status ({@code extensions.cost}), in points.
     *
     * @param requested what was reserved
     * @param actual what was used; empty where the document wasn't run
     * @param maximum size of the bucket
     * @param available what is left of it
     * @param restoreRate points that come back each second
     */
    record Cost(long requested, Optional<Long> actual, long maximum, long available, long restoreRate) {
        /** How long until the bucket is full again, rounded up to milliseconds. */
        public Duration untilFull() {
            return restoring(maximum - available);
        }

        /** How long until as much is there as the document needs; zero when it is. */
        public Duration untilEnough() {
            return restoring(requested - available);
        }

        private Duration restoring(long points) {
            return points <= 0 || restoreRate <= 0
                    ? Duration.ZERO
                    : Duration.ofMillis(Math.ceilDiv(1000 * points, restoreRate));
        }
    }
}
