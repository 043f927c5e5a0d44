package dev.packshot.engine.work;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private final RetryPolicy policy = RetryPolicy.retry(5)
            .startingAt(ofSeconds(2))
            .doublingUpTo(ofSeconds(10))
            .thenQuarantine();

    @Test
    void pauses_double_until_the_longest() {
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(failures -> policy.pause(failures, 0)))
                .containsExactly(ofSeconds(2), ofSeconds(4), ofSeconds(8), ofSeconds(10), ofSeconds(10));
    }

    @Test
    void what_failed_together_comes_back_within_a_quarter_more() {
        assertThat(policy.pause(1, 1)).isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void ten_thousand_failures_dont_overflow_the_pause() {
        var long_ = RetryPolicy.retry(5)
                .startingAt(ofMinutes(9))
                .doublingUpTo(ofMinutes(10))
                .thenQuarantine();

        assertThat(long_.pause(10_000, 0)).isEqualTo(ofMinutes(10));
    }

    @Test
    void the_last_try_is_the_one_that_was_said() {
        assertThat(policy.allowsAnother(4)).isTrue();
        assertThat(policy.allowsAnother(5)).isFalse();
    }

    @Test
    void pauses_that_shrink_are_refused() {
        assertThatThrownBy(() -> new RetryPolicy(3, ofSeconds(5), ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
