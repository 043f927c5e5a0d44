package dev.packshot.connector.shopify.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileWordsTest {
    @ParameterizedTest
    @CsvSource({
        "'Trail shoe, size 42',trail-shoe-size-42",
        "'  Crème & Café — été ',creme-cafe-ete",
        "'../../etc/passwd?x=1',etc-passwd-x-1",
        "'花瓶',''",
        "'',''"
    })
    void says_what_an_alt_text_says_in_characters_that_every_address_takes(String alt, String words) {
        assertThat(FileWords.of(alt)).isEqualTo(words);
    }

    @Test
    void ends_with_a_whole_word_where_there_is_one() {
        assertThat(FileWords.of("word ".repeat(40)))
                .hasSizeLessThanOrEqualTo(60)
                .endsWith("-word");
        assertThat(FileWords.of("x".repeat(200))).hasSize(60);
    }
}
