package dev.packshot.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.engine.Settable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final UUID SHOP = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final Settable clock = new Settable(Instant.parse("2026-11-20T10:00:00Z"));
    private final Turns turns = new Turns(clock);

    private int turn(UUID shop, Urgency urgency) {
        return turns.priority(Pool.IO, shop, urgency);
    }

    @Test
    void a_shops_items_line_up_behind_each_other_and_not_in_front_of_others() {
        int first = turn(SHOP, Urgency.ROUTINE);
        int second = turn(SHOP, Urgency.ROUTINE);

        int other = turn(OTHER, Urgency.ROUTINE);

        assertThat(second).isLessThan(first);
        assertThat(other).isGreaterThan(second);
    }

    @Test
    void a_launch_goes_before_a_backlog_of_its_own_shop() {
        int oldest = turn(SHOP, Urgency.ROUTINE);
        for (int i = 0; i < 20_000; i++) {
            turn(SHOP, Urgency.ROUTINE);
        }

        int launch = turn(SHOP, Urgency.LAUNCH);

        assertThat(launch).isGreaterThan(oldest);
    }

    @Test
    void routine_work_that_has_waited_an_hour_goes_before_new_launches() {
        int routine = turn(SHOP, Urgency.ROUTINE);
        clock.pass(Duration.ofMinutes(61));

        int launch = turn(OTHER, Urgency.LAUNCH);

        assertThat(launch).isLessThan(routine);
    }

    @Test
    void upkeep_goes_after_what_came_with_it() {
        int routine = turn(SHOP, Urgency.ROUTINE);

        int upkeep = turn(SHOP, Urgency.UPKEEP);

        assertThat(upkeep).isLessThan(routine);
    }
}
