package dev.packshot.sandbox.shopify.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FastScheduleTest {
    @Test
    void lets_hours_pass_in_moments() throws InterruptedException {
        var done = new CountDownLatch(1);
        try (var schedule = new FastSchedule(100_000)) {
            schedule.after(Duration.ofHours(4), done::countDown);

            boolean inTime = done.await(20, TimeUnit.SECONDS);

            assertThat(inTime).isTrue();
        }
    }
}
