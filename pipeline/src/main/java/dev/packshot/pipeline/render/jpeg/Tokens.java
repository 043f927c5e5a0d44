package dev.packshot.pipeline.render.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * A scan as Huffman symbols with their extra bits, before the codes are known (ITU-T T.81 F.1.2), and how often each
 * symbol occurs. Memory follows what the file will hold, not the picture's size. Not thread-safe.
 */
final class Tokens {
    /** Code classes: DC and AC of luma, DC and AC of chroma. */
    static final int CLASSES = 4;

    private static final int CHUNK = 1 << 16;
    private static final int RUN_OF_16 = 0xF0;

    private final List<int[]> chunks = new ArrayList<>();
    private final long[][] counts = new long[CLASSES][256];
    private final int[] lastDc = new int[3];
    private int[] chunk = new int[0];
    private int filled;

    /** Adds a block; blocks come in scan order, the three components in turn. */
    void add(int component, int[] quantised) {
        int dcClass = component == 0 ? 0 : 2;
        int difference = quantised[0] - lastDc[component];
        lastDc[component] = quantised[0];
        put(dcClass, 0, difference);
        int run = 0;
        for (int n = 1; n < 64; n++) {
            int steps = quantised[ZigZag.NATURAL[n]];
            if (steps == 0) {
                run++;
                continue;
            }
            for (; run > 15; run -= 16) {
                put(dcClass + 1, RUN_OF_16, 0);
            }
            put(dcClass + 1, run << 4, steps);
            run = 0;
        }
        if (run > 0) {
            put(dcClass + 1, 0, 0);
        }
    }

    /** Adds a block that has only a DC coefficient. */
    void addFlat(int component, int dc) {
        int dcClass = component == 0 ? 0 : 2;
        int difference = dc - lastDc[component];
        lastDc[component] = dc;
        put(dcClass, 0, difference);
        put(dcClass + 1, 0, 0);
    }

    /** How often each symbol of a class occurs, by symbol. */
    long[] counts(int codeClass) {
        return counts[codeClass];
    }

    /** Writes all with the codes of the four classes. */
    void writeTo(BitWriter out, HuffmanCode[] codes) {
        for (int c = 0; c < chunks.size(); c++) {
            int[] tokens = chunks.get(c);
            int end = c == chunks.size() - 1 ? filled : tokens.length;
            for (int t = 0; t < end; t++) {
                int token = tokens[t];
                int symbol = token >>> 16 & 0xFF;
                HuffmanCode code = codes[token >>> 24];
                out.put(code.bits(symbol), code.length(symbol));
                out.put(token & 0xFFFF, symbol & 15);
            }
        }
    }

    private void put(int codeClass, int runBits, int value) {
        int length = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
        int extra = (value < 0 ? value - 1 : value) & (1 << length) - 1;
        int symbol = runBits | length;
        counts[codeClass][symbol]++;
        if (filled == chunk.length) {
            chunk = new int[CHUNK];
            chunks.add(chunk);
            filled = 0;
        }
        chunk[filled++] = codeClass << 24 | symbol << 16 | extra;
    }
}
