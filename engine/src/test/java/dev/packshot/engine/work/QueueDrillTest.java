package dev.packshot.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.loop.Until;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class QueueDrillTest {
    @Inject
    QueueDrill drill;

    @Inject
    QueueDrill.Idler idler;

    @Inject
    Floor floor;

    @AfterEach
    void stop() {
        drill.stop();
    }

    @Test
    void counts_each_item_once_on_two_schedulers_and_leaves_none_behind() {
        List<String> ids = IntStream.range(0, 300).mapToObj(n -> "drill-" + n).toList();
        List<String> done = new CopyOnWriteArrayList<>();
        drill.add(ids);

        drill.start(2, done::add);

        Until.holds(() -> floor.left(idler) == 0, () -> floor.left(idler) + " are left");
        assertThat(done).containsExactlyInAnyOrderElementsOf(ids);
    }
}
