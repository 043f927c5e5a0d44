package dev.packshot.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Remedy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final RetryPolicy PATIENT = RetryPolicy.retry(8)
            .startingAt(Duration.ofSeconds(1))
            .doublingUpTo(Duration.ofMinutes(5))
            .thenQuarantine();

    @Test
    void what_the_shop_didnt_grant_is_told_at_once_in_the_connectors_words() {
        Judgement judgement =
                Judgement.of(new ConnectorException.Forbidden("Packshot needs write_files."), PATIENT, 1, 0);

        assertThat(judgement).isEqualTo(new Judgement.Quarantined(Remedy.RECONNECT, "Packshot needs write_files."));
    }
}
