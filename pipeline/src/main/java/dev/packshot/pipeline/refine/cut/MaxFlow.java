package dev.packshot.pipeline.refine.cut;

import java.util.Arrays;

/**
 * Minimum cut of a sparse graph between a source and a sink, by the search trees of Boykov and Kolmogorov, "An
 * Experimental Comparison of Min-Cut/Max-Flow Algorithms for Energy Minimization in Vision" (PAMI 2004). Whole
 * capacities and a fixed order of work: the same graph gives the same cut.
 */
final class MaxFlow {
    private static final int FREE = -1;
    private static final int TERMINAL = -2;
    private static final int ORPHAN = -3;
    private static final int NONE = -1;

    private final int nodes;
    private final int[] firstArc;
    private final int[] terminal;
    private final int[] parent;
    private final boolean[] inSinkTree;
    private final int[] stamp;
    private final int[] distance;
    private final boolean[] active;
    private final IntRing activeNodes;
    private final IntRing orphans;
    private int[] nextArc;
    private int[] head;
    private int[] residual;
    private int arcs;
    private int time;
    private long flow;

    /**
     * A graph without edges.
     *
     * @param nodes apart from source and sink
     * @param edges expected number of neighbouring pairs
     */
    MaxFlow(int nodes, int edges) {
        this.nodes = nodes;
        firstArc = new int[nodes];
        Arrays.fill(firstArc, NONE);
        terminal = new int[nodes];
        parent = new int[nodes];
        Arrays.fill(parent, FREE);
        inSinkTree = new boolean[nodes];
        stamp = new int[nodes];
        distance = new int[nodes];
        active = new boolean[nodes];
        activeNodes = new IntRing(nodes);
        orphans = new IntRing(nodes);
        int capacity = Math.max(2, 2 * edges);
        nextArc = new int[capacity];
        head = new int[capacity];
        residual = new int[capacity];
    }

    /** Adds capacity from the source to a node and from the node to the sink, both ≥ 0. */
    void addTerminals(int node, int fromSource, int toSink) {
        int before = terminal[node];
        int source = fromSource + Math.max(0, before);
        int sink = toSink + Math.max(0, -before);
        flow += Math.min(source, sink);
        terminal[node] = source - sink;
    }

    /** Adds an edge with the same capacity ≥ 0 both ways. */
    void addEdge(int a, int b, int capacity) {
        if (arcs == head.length) {
            nextArc = Arrays.copyOf(nextArc, 2 * arcs);
            head = Arrays.copyOf(head, 2 * arcs);
            residual = Arrays.copyOf(residual, 2 * arcs);
        }
        addArc(a, b, capacity);
        addArc(b, a, capacity);
    }

    private void addArc(int from, int to, int capacity) {
        head[arcs] = to;
        residual[arcs] = capacity;
        nextArc[arcs] = firstArc[from];
        firstArc[from] = arcs++;
    }

    /** Pushes the greatest flow. To be called once, after everything was added. */
    long solve() {
        for (int node = 0; node < nodes; node++) {
            if (terminal[node] != 0) {
                inSinkTree[node] = terminal[node] < 0;
                parent[node] = TERMINAL;
                distance[node] = 1;
                activate(node);
            }
        }
        while (!activeNodes.isEmpty()) {
            int node = activeNodes.peek();
            int bridge = parent[node] == FREE ? NONE : grow(node);
            if (bridge == NONE) {
                activeNodes.poll();
                active[node] = false;
            } else {
                time++;
                augment(bridge);
                while (!orphans.isEmpty()) {
                    adopt(orphans.poll());
                }
            }
        }
        return flow;
    }

    /** Whether a node ends on the source's side of the cut; nodes that nothing decides are on the sink's. */
    boolean onSourceSide(int node) {
        return parent[node] != FREE && !inSinkTree[node];
    }

    private void activate(int node) {
        if (!active[node]) {
            active[node] = true;
            activeNodes.addLast(node);
        }
    }

    /** Grows a tree from a node by one layer; gives an arc from the source's tree into the sink's, or NONE. */
    private int grow(int node) {
        boolean sink = inSinkTree[node];
        for (int arc = firstArc[node]; arc != NONE; arc = nextArc[arc]) {
            if (residual[sink ? arc ^ 1 : arc] == 0) {
                continue;
            }
            int other = head[arc];
            if (parent[other] == FREE) {
                inSinkTree[other] = sink;
                hang(other, arc ^ 1, node);
                activate(other);
            } else if (inSinkTree[other] != sink) {
                return sink ? arc ^ 1 : arc;
            } else if (stamp[other] <= stamp[node] && distance[other] > distance[node]) {
                hang(other, arc ^ 1, node);
            }
        }
        return NONE;
    }

    private void hang(int node, int arcToParent, int below) {
        parent[node] = arcToParent;
        stamp[node] = stamp[below];
        distance[node] = distance[below] + 1;
    }

    private void augment(int bridge) {
        int least = residual[bridge];
        int root = head[bridge ^ 1];
        for (; parent[root] != TERMINAL; root = head[parent[root]]) {
            least = Math.min(least, residual[parent[root] ^ 1]);
        }
        least = Math.min(least, terminal[root]);
        int leaf = head[bridge];
        for (; parent[leaf] != TERMINAL; leaf = head[parent[leaf]]) {
            least = Math.min(least, residual[parent[leaf]]);
        }
        least = Math.min(least, -terminal[leaf]);

        residual[bridge] -= least;
        residual[bridge ^ 1] += least;
        push(head[bridge ^ 1], least, 1);
        push(head[bridge], least, 0);
        flow += least;
    }

    private void push(int from, int amount, int side) {
        int node = from;
        while (parent[node] != TERMINAL) {
            int up = parent[node];
            residual[up ^ side] -= amount;
            residual[up ^ side ^ 1] += amount;
            int next = head[up];
            if (residual[up ^ side] == 0) {
                orphan(node);
            }
            node = next;
        }
        terminal[node] += side == 1 ? -amount : amount;
        if (terminal[node] == 0) {
            orphan(node);
        }
    }

    private void orphan(int node) {
        parent[node] = ORPHAN;
        orphans.addFirst(node);
    }

    private void adopt(int node) {
        boolean sink = inSinkTree[node];
        int best = NONE;
        int nearest = Integer.MAX_VALUE;
        for (int arc = firstArc[node]; arc != NONE; arc = nextArc[arc]) {
            int other = head[arc];
            if (residual[sink ? arc : arc ^ 1] > 0 && inSinkTree[other] == sink && parent[other] != FREE) {
                int steps = stepsToTerminal(other);
                if (steps < nearest) {
                    nearest = steps;
                    best = arc;
                }
            }
        }
        if (best != NONE) {
            parent[node] = best;
            stamp[node] = time;
            distance[node] = nearest + 1;
            return;
        }
        parent[node] = FREE;
        for (int arc = firstArc[node]; arc != NONE; arc = nextArc[arc]) {
            int other = head[arc];
            if (inSinkTree[other] == sink && parent[other] != FREE) {
                if (residual[sink ? arc : arc ^ 1] > 0) {
                    activate(other);
                }
                if (parent[other] >= 0 && head[parent[other]] == node) {
                    parent[other] = ORPHAN;
                    orphans.addLast(other);
                }
            }
        }
    }

    /** Steps from a node to its terminal, marking the way; MAX_VALUE when the way ends at an orphan. */
    private int stepsToTerminal(int from) {
        int steps = 0;
        int node = from;
        while (stamp[node] != time) {
            int up = parent[node];
            if (up == TERMINAL) {
                stamp[node] = time;
                distance[node] = 1;
                break;
            }
            if (up == ORPHAN) {
                return Integer.MAX_VALUE;
            }
            node = head[up];
            steps++;
        }
        steps += distance[node];
        int known = steps;
        for (node = from; stamp[node] != time; node = head[parent[node]]) {
            stamp[node] = time;
            distance[node] = known--;
        }
        return steps;
    }
}
