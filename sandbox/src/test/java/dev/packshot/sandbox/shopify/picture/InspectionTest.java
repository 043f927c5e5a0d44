package dev.packshot.sandbox.shopify.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {
    @ParameterizedTest
    @CsvSource({"jpg, JPEG", "png, PNG", "gif, GIF"})
    void a_picture_is_known_by_its_content(String format, MediaType type) throws IOException {
        byte[] bytes = picture(format);

        Inspected found = Inspection.of(Optional.of(bytes));

        assertThat(found).isInstanceOfSatisfying(Inspected.Taken.class, taken -> {
            assertThat(taken.picture().type()).isEqualTo(type);
            assertThat(taken.picture().size()).isEqualTo(new PixelSize(40, 30));
            assertThat(taken.picture().bytes()).isEqualTo(bytes);
        });
    }

    /** Of 600 × 400 pixels each, as far as a header goes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5249464600000000574542505650382000000000f02f029d012a58029001000000000000",
                "5249464600000000574542505650384c000000002f57c2630000000000000000000000000000",
                "5249464600000000574542505650385800000000100000005702008f0100000000000000"
            })
    void a_webp_is_measured_by_its_header(String header) {
        byte[] bytes = HexFormat.of().parseHex(header);

        assertThat(Inspection.of(Optional.of(bytes))).isInstanceOfSatisfying(Inspected.Taken.class, taken -> {
            assertThat(taken.picture().type()).isEqualTo(MediaType.WEBP);
            assertThat(taken.picture().size()).isEqualTo(new PixelSize(600, 400));
        });
    }

    @Test
    void more_than_20_megabytes_are_refused_and_as_many_are_taken() throws IOException {
        byte[] most = Arrays.copyOf(picture("jpg"), Inspection.MOST_BYTES);

        assertThat(Inspection.of(Optional.of(most))).isInstanceOf(Inspected.Taken.class);
        assertThat(code(Inspection.of(Optional.of(Arrays.copyOf(most, most.length + 1)))))
                .isEqualTo(PictureProblem.Code.INVALID_IMAGE_FILE_SIZE);
    }

    @Test
    void half_a_picture_and_none_at_all_are_told_apart() throws IOException {
        byte[] whole = picture("png");

        assertThat(code(Inspection.of(Optional.of(Arrays.copyOf(whole, 12)))))
                .isEqualTo(PictureProblem.Code.IMAGE_PROCESSING_FAILURE);
        assertThat(code(Inspection.of(Optional.of("hello".getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(PictureProblem.Code.UNSUPPORTED_IMAGE_FILE_TYPE);
        assertThat(code(Inspection.of(Optional.empty()))).isEqualTo(PictureProblem.Code.IMAGE_DOWNLOAD_FAILURE);
    }

    private static PictureProblem.Code code(Inspected found) {
        return switch (found) {
            case Inspected.Refused refused -> refused.problem().code();
            case Inspected.Taken taken -> throw new AssertionError("It was taken");
        };
    }

    private static byte[] picture(String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
