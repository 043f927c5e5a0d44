package dev.packshot.engine.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.connector.RateLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final Rate HUNDRED = new Rate(100, 10);

    @Test
    void a_declared_limit_is_believed_first() {
        Rate rate = Rate.of(new RateLimit("calls", 40, 2, Duration.ofSeconds(1)));

        assertThat(rate).isEqualTo(new Rate(40, 2));
        assertThat(Rate.of(rate.bandwidth())).isEqualTo(rate);
    }

    @Test
    void less_is_believed_at_once() {
        Rate learned = HUNDRED.learned(40, 0, Duration.ofSeconds(20));

        assertThat(learned).isEqualTo(new Rate(40, 2));
    }

    @Test
    void more_is_believed_a_tenth_at_a_time() {
        Rate learned = HUNDRED.learned(1_000, 0, Duration.ofSeconds(1));

        assertThat(learned.capacity()).isEqualTo(110);
        assertThat(learned.perSecond()).isCloseTo(11, within(1e-9));
    }

    @Test
    void the_smallest_lane_grows_too() {
        assertThat(new Rate(1, 1).learned(5, 5, Duration.ZERO).capacity()).isEqualTo(2);
    }

    @Test
    void a_nearly_full_window_that_ends_in_a_day_doesnt_make_a_lane_slow() {
        Rate daily = Rate.of(new RateLimit("calls", 10_000, 10_000, Duration.ofDays(1)));

        Rate learned = daily.learned(10_000, 9_990, Duration.ofDays(1));

        assertThat(learned).isEqualTo(daily);
    }

    @Test
    void nonsense_changes_nothing() {
        assertThat(HUNDRED.learned(0, -5, Duration.ZERO)).isEqualTo(HUNDRED);
        assertThat(HUNDRED.learned(-1, 200, Duration.ofSeconds(-1))).isEqualTo(HUNDRED);
    }
}
