package dev.packshot.pipeline.evaluate.labels;

import static dev.packshot.pipeline.evaluate.LabelledPictures.HEIGHT;
import static dev.packshot.pipeline.evaluate.LabelledPictures.WIDTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.evaluate.LabelledPictures;
import dev.packshot.pipeline.evaluate.labels.LabelProblem.Reason;
import dev.packshot.pipeline.intake.Intake;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.raster.PixelMemory;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthReaderTest {
    private static final MaskKind IGNORING = MaskKind.of("binary+ignore");

    private final PixelMemory memory = new PixelMemory(64 << 20);

    @TempDir
    Path folder;

    Path mask;

    @BeforeEach
    void photograph() throws IOException {
        LabelledPictures.photograph(folder.resolve("photo.png"));
        mask = folder.resolve("mask.png");
    }

    @AfterEach
    void free() {
        memory.close();
    }

    @Test
    void grey_masks_say_where_and_alpha_masks_say_how_much_too() throws IOException {
        LabelledPictures.mask(mask);
        Truth grey = read(MaskKind.UNSAID);
        LabelledPictures.alphaMask(mask);
        Truth alpha = read(MaskKind.UNSAID);

        assertThat(grey.alpha().sample(120, 90, 0)).isEqualTo(255);
        assertThat(grey.alpha().sample(5, 5, 0)).isZero();
        assertThat(grey.trueAlpha()).isFalse();
        assertThat(alpha.alpha().sample(120, 90, 0)).isEqualTo(255);
        assertThat(alpha.alpha().sample(5, 5, 0)).isZero();
        assertThat(alpha.trueAlpha()).isTrue();
    }

    @Test
    void a_mask_of_another_scale_is_brought_to_the_photographs_and_the_unknown_stays_unknown() throws IOException {
        LabelledPictures.halfKnown(mask);
        LabelledPictures.plain(folder.resolve("photo.png"), WIDTH * 3 / 2, HEIGHT * 3 / 2, Color.BLUE);

        Truth truth = read(IGNORING);

        assertThat(truth.alpha().size()).isEqualTo(new PixelSize(WIDTH * 3 / 2, HEIGHT * 3 / 2));
        for (int y = 0; y < truth.alpha().height(); y++) {
            boolean known = y >= truth.alpha().height() / 2;
            assertThat(truth.alpha().sample(7, y, 0)).as("row %d", y).isEqualTo(known ? 255 : 128);
            assertThat(truth.scored(truth.alpha().sample(7, y, 0))).isEqualTo(known);
        }
    }

    @Test
    void a_mask_that_would_be_misread_is_refused_with_a_remedy() throws IOException {
        LabelledPictures.plain(mask, WIDTH, HEIGHT, new Color(128, 0, 0));
        refused(Reason.MASK_COLOURED);
        LabelledPictures.plain(mask, WIDTH, HEIGHT, new Color(1, 1, 1));
        refused(Reason.MASK_TOO_DARK);
        LabelledPictures.plain(mask, HEIGHT, WIDTH, Color.WHITE);
        refused(Reason.MASK_OF_ANOTHER_SHAPE);
        Files.writeString(mask, "no picture");
        refused(Reason.MASK_REFUSED);
    }

    @Test
    void a_mask_that_differs_by_the_rounding_of_its_scale_is_taken() throws IOException {
        LabelledPictures.plain(mask, 101, 75, Color.WHITE);

        assertThat(read(MaskKind.UNSAID).alpha().size()).isEqualTo(new PixelSize(WIDTH, HEIGHT));
    }

    private void refused(Reason reason) {
        assertThatThrownBy(() -> read(MaskKind.UNSAID)).isInstanceOfSatisfying(LabelProblem.class, problem -> {
            assertThat(problem.reason()).isEqualTo(reason);
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    private Truth read(MaskKind kind) throws IOException {
        Path file = folder.resolve("photo.png");
        Original photograph = new Intake(Limits.DEFAULT).open(Files.readAllBytes(file), memory);
        var labelled = new LabelledPhotograph("photo", file, mask, kind, "all");
        return new TruthReader(Limits.DEFAULT).read(labelled, photograph, memory);
    }
}
