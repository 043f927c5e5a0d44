package dev.packshot.connector.shopify.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.ConnectorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final List<Duration> waits = new ArrayList<>();

    @Test
    void looks_come_after_1_2_4_seconds_until_all_time_is_used_up() {
        var patience = new Patience(waits::add, Duration.ofSeconds(20));

        while (patience.take()) {
            assertThat(waits).hasSizeLessThan(50);
        }

        assertThat(waits).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 5L);
    }

    @Test
    void whoever_waits_for_something_else_looks_often_again_and_has_no_more_time() {
        var patience = new Patience(waits::add, Duration.ofSeconds(20));
        patience.take();
        patience.take();
        patience.renew();

        while (patience.take()) {
            assertThat(waits).hasSizeLessThan(50);
        }

        assertThat(waits.get(2)).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void without_time_nothing_is_waited_for() {
        assertThat(new Patience(waits::add, Duration.ZERO).take()).isFalse();
        assertThat(waits).isEmpty();
    }

    @Test
    void an_interruption_ends_a_wait_at_once() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new Patience(Pause.REAL, Duration.ofHours(1)).take())
                .isInstanceOf(ConnectorException.Unavailable.class);

        assertThat(Thread.interrupted()).isTrue();
    }
}
