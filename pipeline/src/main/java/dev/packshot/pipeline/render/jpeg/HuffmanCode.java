package dev.packshot.pipeline.render.jpeg;

import java.util.Arrays;

/**
 * The best Huffman code for given counts whose words have at most 16 bits and are never all ones (ITU-T T.81 K.2, C).
 */
final class HuffmanCode {
    private static final int LONGEST = 16;

    /** Stands for the word of all ones, which must not occur. */
    private static final int RESERVED = 256;

    private final int[] words = new int[256];
    private final int[] lengths = new int[256];
    private final int[] perLength = new int[LONGEST + 1];
    private final byte[] symbols;

    /**
     * Builds the code.
     *
     * @param counts how often each of the 256 symbols occurs, at least one of them once
     */
    HuffmanCode(long[] counts) {
        int[] wanted = lengthsFor(counts);
        int[] having = new int[RESERVED + 1];
        for (int length : wanted) {
            having[length]++;
        }
        shorten(having);
        System.arraycopy(having, 1, perLength, 1, LONGEST);
        symbols = sorted(wanted);
        number();
    }

    /** The code word of a symbol, in the low bits. */
    int bits(int symbol) {
        return words[symbol];
    }

    /** Bits in the code word of a symbol; 0 when it never occurs. */
    int length(int symbol) {
        return lengths[symbol];
    }

    /** How many words there are of each length; index 1..16. */
    int[] perLength() {
        return perLength.clone();
    }

    /** The symbols by growing length of their words. */
    byte[] symbols() {
        return symbols.clone();
    }

    /** Figure K.1. */
    private static int[] lengthsFor(long[] counts) {
        long[] weights = new long[RESERVED + 1];
        System.arraycopy(counts, 0, weights, 0, RESERVED);
        weights[RESERVED] = 1;
        int[] lengths = new int[RESERVED + 1];
        int[] next = new int[RESERVED + 1];
        Arrays.fill(next, -1);
        while (true) {
            int light = lightest(weights, -1);
            int second = lightest(weights, light);
            if (second < 0) {
                return lengths;
            }
            weights[light] += weights[second];
            weights[second] = 0;
            int last = deepen(light, lengths, next);
            next[last] = second;
            deepen(second, lengths, next);
        }
    }

    private static int deepen(int first, int[] lengths, int[] next) {
        int node = first;
        lengths[node]++;
        while (next[node] >= 0) {
            node = next[node];
            lengths[node]++;
        }
        return node;
    }

    private static int lightest(long[] weights, int except) {
        int found = -1;
        for (int i = 0; i <= RESERVED; i++) {
            if (weights[i] > 0 && i != except && (found < 0 || weights[i] <= weights[found])) {
                found = i;
            }
        }
        return found;
    }

    /** Figure K.3, then the reserved word, one of the longest, is taken out. */
    private static void shorten(int[] having) {
        for (int length = RESERVED; length > LONGEST; length--) {
            while (having[length] > 0) {
                int shorter = length - 2;
                while (having[shorter] == 0) {
                    shorter--;
                }
                having[length] -= 2;
                having[length - 1]++;
                having[shorter + 1] += 2;
                having[shorter]--;
            }
        }
        int longest = LONGEST;
        while (having[longest] == 0) {
            longest--;
        }
        having[longest]--;
    }

    /** Figure K.4. */
    private static byte[] sorted(int[] lengths) {
        byte[] symbols = new byte[RESERVED];
        int n = 0;
        for (int length = 1; length <= RESERVED; length++) {
            for (int symbol = 0; symbol < RESERVED; symbol++) {
                if (lengths[symbol] == length) {
                    symbols[n++] = (byte) symbol;
                }
            }
        }
        return Arrays.copyOf(symbols, n);
    }

    /** Figures C.1 to C.3. */
    private void number() {
        int word = 0;
        int n = 0;
        for (int length = 1; length <= LONGEST; length++) {
            for (int i = 0; i < perLength[length]; i++) {
                int symbol = symbols[n++] & 0xFF;
                words[symbol] = word++;
                lengths[symbol] = length;
            }
            word <<= 1;
        }
    }
}
