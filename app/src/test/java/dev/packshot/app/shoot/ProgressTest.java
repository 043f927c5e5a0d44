package dev.packshot.app.shoot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.app.report.PictureRecord;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;

    @Test
    void it_says_how_fast_it_goes_and_how_long_it_takes() {
        Progress progress = progress(true, 10);
        for (int i = 0; i < 4; i++) {
            now = now.plusSeconds(2);
            progress.made(picture(null));
        }

        assertThat(progress.line(now)).isEqualTo("4 of 10 · 2.0 s a picture · 12 s left");
    }

    @Test
    void pictures_of_an_earlier_run_do_not_count_as_speed() {
        Progress progress = progress(true, 100);
        for (int i = 0; i < 50; i++) {
            progress.resumed(picture(null));
        }
        now = now.plusSeconds(10);
        progress.made(picture(new PictureRecord.RefusalRecord("EMPTY", "", "")));

        assertThat(progress.line(now)).isEqualTo("51 of 100 · 10.0 s a picture · 8 min left · 1 refused");
    }

    @Test
    void it_is_silent_when_nobody_watches() {
        Progress progress = progress(false, 1);
        now = now.plus(Duration.ofMinutes(1));

        progress.made(picture(null));
        progress.end();

        assertThat(shown.toByteArray()).isEmpty();
    }

    private Progress progress(boolean watched, int total) {
        InstantSource source = () -> now;
        return new Progress(new PrintStream(shown), watched, source.withZone(ZoneOffset.UTC), total);
    }

    private static PictureRecord picture(PictureRecord.@Nullable RefusalRecord refusal) {
        return new PictureRecord(
                new PictureRecord.Input("mug", null, 5, null, null, null),
                "sku",
                "main",
                refusal == null ? "made" : "refused",
                refusal,
                null,
                null,
                null,
                null,
                List.of(),
                Map.of(),
                0,
                null,
                null,
                List.of());
    }
}
