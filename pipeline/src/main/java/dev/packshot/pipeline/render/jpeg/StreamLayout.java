package dev.packshot.pipeline.render.jpeg;

import dev.packshot.catalog.PixelSize;
import java.util.List;

/** The marker segments of a baseline file with three components in one scan (ITU-T T.81 B, ITU-T T.871). */
final class StreamLayout {
    private static final int DOTS_PER_INCH = 300;

    private final BitWriter out;

    StreamLayout(BitWriter out) {
        this.out = out;
    }

    /** Start of image, JFIF header with the density, application segments. */
    void begin(List<ApplicationSegment> segments) {
        out.writeShort(0xFFD8);
        segment(0xE0, 14);
        out.write(new byte[] {'J', 'F', 'I', 'F', 0, 1, 2, 1});
        out.writeShort(DOTS_PER_INCH);
        out.writeShort(DOTS_PER_INCH);
        out.writeShort(0);
        for (ApplicationSegment segment : segments) {
            segment(segment.marker(), segment.payload().length);
            out.write(segment.payload());
        }
    }

    /** B.2.4.1, 8-bit steps. */
    void quantisation(int destination, QuantTable table) {
        segment(0xDB, 65);
        out.write(destination);
        for (int n = 0; n < 64; n++) {
            out.write(table.step(ZigZag.NATURAL[n]));
        }
    }

    /** B.2.2: baseline, three components without subsampling; luma uses table 0, chroma table 1. */
    void frame(PixelSize size) {
        segment(0xC0, 15);
        out.write(8);
        out.writeShort(size.height());
        out.writeShort(size.width());
        out.write(3);
        for (int component = 0; component < 3; component++) {
            out.write(component + 1);
            out.write(0x11);
            out.write(component == 0 ? 0 : 1);
        }
    }

    /** B.2.4.2; the classes as in {@link Tokens}. */
    void huffman(int codeClass, HuffmanCode code) {
        byte[] symbols = code.symbols();
        segment(0xC4, 17 + symbols.length);
        out.write((codeClass & 1) << 4 | codeClass >> 1);
        int[] perLength = code.perLength();
        for (int length = 1; length <= 16; length++) {
            out.write(perLength[length]);
        }
        out.write(symbols);
    }

    /** B.2.3. */
    void scan() {
        segment(0xDA, 10);
        out.write(3);
        for (int component = 0; component < 3; component++) {
            out.write(component + 1);
            out.write(component == 0 ? 0x00 : 0x11);
        }
        out.write(new byte[] {0, 63, 0});
    }

    void end() {
        out.endScan();
        out.writeShort(0xFFD9);
    }

    private void segment(int marker, int payloadBytes) {
        out.writeShort(0xFF00 | marker);
        out.writeShort(payloadBytes + 2);
    }
}
