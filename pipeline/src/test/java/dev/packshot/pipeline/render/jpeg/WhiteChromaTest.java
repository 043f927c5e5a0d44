package dev.packshot.pipeline.render.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhiteChromaTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 3_000, WhiteChroma.MOVES_OF_A_PICTURE})
    void white_stays_colourless_also_when_the_moves_of_the_picture_are_spent(int moves) {
        var random = new Random(3);
        QuantTable table = QuantTable.uniform(1);
        var search = new WhiteChroma(table, QuantTable.chrominance(90), moves);
        var decoder = new IntegerInverse();
        int[] quantised = new int[64];
        int[] decoded = new int[64];
        int coloured = 0;
        for (int block = 0; block < 200; block++) {
            // Colour strewn into white, and white strewn into colour.
            long one = random.nextLong();
            long other = random.nextLong();
            long white = block % 2 == 0 ? one | other : one & other;
            float[] chroma = new float[64];
            for (int p = 0; p < 64; p++) {
                chroma[p] = (white >>> p & 1) != 0 ? 0 : random.nextFloat(-100, 100);
            }

            search.quantise(chroma, white, quantised);

            decoder.samples(quantised, table, decoded);
            for (int p = 0; p < 64; p++) {
                if ((white >>> p & 1) != 0) {
                    assertThat(decoded[p]).isZero();
                } else if (decoded[p] != 0) {
                    coloured++;
                }
            }
        }
        assertThat(coloured).isGreaterThan(moves == 0 ? 0 : 100);
    }
}
