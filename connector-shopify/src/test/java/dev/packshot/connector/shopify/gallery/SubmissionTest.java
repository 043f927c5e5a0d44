package dev.packshot.connector.shopify.gallery;

import static dev.packshot.connector.shopify.gallery.Galleries.picture;
import static dev.packshot.connector.shopify.gallery.Galleries.present;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.shopify.gallery.Submission.Awaited;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionTest {
    private static final Instant SENT = Instant.parse("2026-11-21T10:00:00Z");
    private static final String ID = "gid://shopify/MediaImage/12345678901234";

    @Test
    void a_text_says_after_a_restart_what_is_awaited() {
        var gallery = present(picture(ID), picture("b", "red"));
        var submission = Submission.of(
                SENT, gallery, Map.of(ID, Awaited.of("v1 of " + ID, 1000, Optional.of("Früher, \"rot\""))));

        Submission read = Submission.parse(submission.text());

        assertThat(read).isEqualTo(submission);
        assertThat(read.isMetBy(gallery)).isTrue();
        assertThat(read.isMetBy(present(picture("b", "red"), picture(ID)))).isFalse();
        assertThat(read.isMetBy(present(picture(ID), picture("b")))).isFalse();
        assertThat(read.isAwaited(picture(ID))).as("the revision before").isTrue();
        assertThat(read.isAwaited(picture("b"))).isFalse();
        assertThat(read.formerAltText(picture(ID))).contains("Früher, \"rot\"");
    }

    @Test
    void however_many_pictures_are_awaited_the_text_fits() {
        Map<String, Awaited> many = IntStream.range(0, 250)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "gid://shopify/MediaImage/1234567890123" + i,
                        i -> Awaited.of("v", 20_000_000, Optional.empty())));

        String few = Submission.of(
                        SENT,
                        present(picture(ID)),
                        many.entrySet().stream()
                                .limit(6)
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .text();
        String all = Submission.of(SENT, present(picture(ID)), many).text();

        assertThat(few).hasSizeLessThan(256);
        assertThat(all).hasSizeLessThan(256);
        assertThat(Submission.parse(all).pictures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "2 1795255200 00000000000000000000000000000000", "1 x y", "1 17 0 1.2.3"})
    void what_is_no_submission_is_not_understood(String text) {
        assertThatThrownBy(() -> Submission.parse(text)).isInstanceOf(ConnectorException.Malformed.class);
    }
}
