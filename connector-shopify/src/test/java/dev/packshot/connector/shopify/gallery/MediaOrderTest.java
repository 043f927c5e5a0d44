package dev.packshot.connector.shopify.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.connector.shopify.gallery.Step.Move;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MediaOrderTest {
    @Test
    void one_picture_that_goes_to_the_front_is_one_move() {
        List<Move> moves = MediaOrder.moves(List.of("a", "b", "c", "d"), List.of("d", "a", "b", "c"));

        assertThat(moves).containsExactly(new Move("d", 0));
    }

    @Test
    void a_picture_that_goes_to_the_end_is_one_move() {
        List<Move> moves = MediaOrder.moves(List.of("a", "b", "c", "d"), List.of("b", "c", "d", "a"));

        assertThat(moves).containsExactly(new Move("a", 3));
    }

    @Test
    void any_order_is_reached_from_any_other() {
        for (int seed = 0; seed < 500; seed++) {
            List<String> from = new ArrayList<>(
                    IntStream.range(0, 1 + seed % 12).mapToObj(i -> "m" + i).toList());
            List<String> to = new ArrayList<>(from);
            Collections.shuffle(to, new Random(seed));

            List<Move> moves = MediaOrder.moves(from, to);

            for (Move move : moves) {
                from.remove(move.medium());
                from.add(move.position(), move.medium());
            }
            assertThat(from).as("seed %d", seed).isEqualTo(to);
            assertThat(moves).hasSizeLessThan(Math.max(1, to.size()));
        }
    }
}
