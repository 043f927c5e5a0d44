package dev.packshot.pipeline.render.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HuffmanCodeTest {
    @Test
    void steeply_falling_counts_still_get_words_of_16_bits_at_most_and_none_of_all_ones() {
        long[] counts = new long[256];
        long previous = 1;
        long count = 1;
        for (int symbol = 0; symbol < 60; symbol++) {
            counts[symbol] = count;
            long next = previous + count;
            previous = count;
            count = next;
        }

        var code = new HuffmanCode(counts);

        double filled = 0;
        for (int symbol = 0; symbol < 60; symbol++) {
            int length = code.length(symbol);
            assertThat(length).isBetween(1, 16);
            assertThat(code.bits(symbol)).isLessThan((1 << length) - 1);
            filled += Math.pow(2, -length);
        }
        assertThat(filled).isLessThan(1);
        assertThat(code.length(59)).isLessThan(code.length(0));
    }

    @Test
    void a_lone_symbol_gets_a_word_of_one_bit() {
        long[] counts = new long[256];
        counts[7] = 12;

        var code = new HuffmanCode(counts);

        assertThat(code.length(7)).isEqualTo(1);
        assertThat(code.bits(7)).isZero();
        assertThat(code.symbols()).containsExactly(7);
    }
}
