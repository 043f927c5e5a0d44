package dev.packshot.pipeline.refine.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaxFlowTest {
    @Test
    void finds_the_same_flow_as_shortest_augmenting_paths_on_random_graphs() {
        Random random = new Random(7);
        for (int trial = 0; trial < 2000; trial++) {
            int[][] capacity = randomNetwork(random, 2 + random.nextInt(9));

            long flow = graphOf(capacity).solve();

            assertThat(flow).as("trial %d", trial).isEqualTo(edmondsKarp(capacity));
        }
    }

    @Test
    void the_cut_costs_what_the_flow_is_worth() {
        Random random = new Random(11);
        for (int trial = 0; trial < 500; trial++) {
            int[][] capacity = randomNetwork(random, 40);
            MaxFlow graph = graphOf(capacity);

            long flow = graph.solve();

            assertThat(costOfCut(capacity, graph)).as("trial %d", trial).isEqualTo(flow);
        }
    }

    /** Symmetric between nodes; the last two rows are source and sink. */
    private static int[][] randomNetwork(Random random, int nodes) {
        int[][] capacity = new int[nodes + 2][nodes + 2];
        for (int a = 0; a < nodes; a++) {
            for (int b = a + 1; b < nodes; b++) {
                if (random.nextInt(3) == 0) {
                    capacity[a][b] = random.nextInt(20);
                    capacity[b][a] = capacity[a][b];
                }
            }
            capacity[nodes][a] = random.nextInt(4) == 0 ? random.nextInt(30) : 0;
            capacity[a][nodes + 1] = random.nextInt(4) == 0 ? random.nextInt(30) : 0;
        }
        return capacity;
    }

    private static MaxFlow graphOf(int[][] capacity) {
        int nodes = capacity.length - 2;
        MaxFlow graph = new MaxFlow(nodes, 1);
        for (int a = 0; a < nodes; a++) {
            graph.addTerminals(a, capacity[nodes][a], capacity[a][nodes + 1]);
            for (int b = a + 1; b < nodes; b++) {
                if (capacity[a][b] > 0) {
                    graph.addEdge(a, b, capacity[a][b]);
                }
            }
        }
        return graph;
    }

    private static long costOfCut(int[][] capacity, MaxFlow graph) {
        int nodes = capacity.length - 2;
        long cost = 0;
        for (int a = 0; a < nodes; a++) {
            cost += graph.onSourceSide(a) ? capacity[a][nodes + 1] : capacity[nodes][a];
            for (int b = 0; b < nodes; b++) {
                cost += graph.onSourceSide(a) && !graph.onSourceSide(b) ? capacity[a][b] : 0;
            }
        }
        return cost;
    }

    private static long edmondsKarp(int[][] capacity) {
        int all = capacity.length;
        int source = all - 2;
        int sink = all - 1;
        int[][] residual = Arrays.stream(capacity).map(int[]::clone).toArray(int[][]::new);
        long flow = 0;
        while (true) {
            int[] from = new int[all];
            Arrays.fill(from, -1);
            from[source] = source;
            ArrayDeque<Integer> queue = new ArrayDeque<>();
            queue.add(source);
            while (!queue.isEmpty() && from[sink] < 0) {
                int node = queue.poll();
                for (int next = 0; next < all; next++) {
                    if (from[next] < 0 && residual[node][next] > 0) {
                        from[next] = node;
                        queue.add(next);
                    }
                }
            }
            if (from[sink] < 0) {
                return flow;
            }
            int least = Integer.MAX_VALUE;
            for (int node = sink; node != source; node = from[node]) {
                least = Math.min(least, residual[from[node]][node]);
            }
            for (int node = sink; node != source; node = from[node]) {
                residual[from[node]][node] -= least;
                residual[node][from[node]] += least;
            }
            flow += least;
        }
    }
}
