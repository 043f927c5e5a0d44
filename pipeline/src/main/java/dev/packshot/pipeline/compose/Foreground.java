package dev.packshot.pipeline.compose;

import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;

/**
 * A cut-out made ready for resampling: its colours are no longer premultiplied and go on beyond the product's edge. A
 * sharp kernel run over premultiplied pixels leaves a bright rim inside the edge; over colours that don't end at the
 * edge it has nothing to ring at.
 *
 * @param pixels H×W×4, not premultiplied; around the product its own colours continue, farther off it is black
 */
record Foreground(Raster pixels) implements AutoCloseable {
    private static final int CELL = 8;
    /** Cells by which colours are continued: more than the reach of the kernel at the strongest usual reduction. */
    private static final int CONTINUED = 4;
    /** Below this alpha a premultiplied 8-bit colour is too coarse to be divided. */
    private static final int FAINT = 16;

    private static final int[] RECIPROCAL = new int[256];

    static {
        for (int a = 1; a < 256; a++) {
            RECIPROCAL[a] = ((255 << 16) + a / 2) / a;
        }
    }

    /**
     * Makes a part of a cut-out ready.
     *
     * @param pixels H×W×4 premultiplied
     * @param part rectangle of it that is wanted
     * @param memory where its own pixels are taken from
     */
    static Foreground of(Raster pixels, PixelRect part, PixelMemory memory) {
        byte[] around = surroundings(pixels, part);
        int columns = cells(part.width());
        Raster straight = memory.allocate(part.size(), 4);
        byte[] in = new byte[pixels.stride()];
        byte[] out = new byte[straight.stride()];
        for (int y = 0; y < part.height(); y++) {
            pixels.readRow(part.top() + y, in);
            System.arraycopy(in, 4 * part.left(), out, 0, out.length);
            int cellRow = y / CELL * columns;
            for (int x = 0, i = 0; x < part.width(); x++, i += 4) {
                int opacity = out[i + 3] & 0xFF;
                if (opacity >= FAINT && opacity < 255) {
                    int factor = RECIPROCAL[opacity];
                    out[i] = divided(out[i], factor);
                    out[i + 1] = divided(out[i + 1], factor);
                    out[i + 2] = divided(out[i + 2], factor);
                } else if (opacity < FAINT) {
                    int cell = 3 * (cellRow + x / CELL);
                    out[i] = around[cell];
                    out[i + 1] = around[cell + 1];
                    out[i + 2] = around[cell + 2];
                }
            }
            straight.writeRow(y, out);
        }
        return new Foreground(straight);
    }

    private static byte divided(byte premultiplied, int factor) {
        return (byte) Math.min(255, ((premultiplied & 0xFF) * factor + (1 << 15)) >> 16);
    }

    private static int cells(int pixels) {
        return (pixels + CELL - 1) / CELL;
    }

    /** Mean product colour of each cell of 8 × 8 px, continued into the cells around. */
    private static byte[] surroundings(Raster pixels, PixelRect part) {
        int columns = cells(part.width());
        int rows = cells(part.height());
        int[] sums = new int[4 * columns * rows];
        byte[] in = new byte[pixels.stride()];
        for (int y = 0; y < part.height(); y += 2) {
            pixels.readRow(part.top() + y, in);
            int cell = 4 * (y / CELL * columns);
            for (int x = 0, i = 4 * part.left(); x < part.width(); x += CELL, cell += 4) {
                int end = 4 * (part.left() + Math.min(part.width(), x + CELL));
                int r = 0;
                int g = 0;
                int b = 0;
                int opacity = 0;
                for (; i < end; i += 4) {
                    r += in[i] & 0xFF;
                    g += in[i + 1] & 0xFF;
                    b += in[i + 2] & 0xFF;
                    opacity += in[i + 3] & 0xFF;
                }
                sums[cell] += r;
                sums[cell + 1] += g;
                sums[cell + 2] += b;
                sums[cell + 3] += opacity;
            }
        }
        for (int step = 0; step < CONTINUED; step++) {
            sums = continued(sums, columns, rows);
        }
        byte[] means = new byte[3 * columns * rows];
        for (int i = 0; i < columns * rows; i++) {
            int opacity = sums[4 * i + 3];
            for (int c = 0; c < 3 && opacity > 0; c++) {
                means[3 * i + c] = (byte) Math.min(255, sums[4 * i + c] * 255L / opacity);
            }
        }
        return means;
    }

    private static int[] continued(int[] sums, int columns, int rows) {
        int[] grown = sums.clone();
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int at = 4 * (y * columns + x);
                if (sums[at + 3] >= FAINT) {
                    continue;
                }
                int known = 0;
                int[] total = new int[4];
                for (int ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
                    for (int nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
                        int from = 4 * (ny * columns + nx);
                        if (sums[from + 3] >= FAINT) {
                            known++;
                            for (int c = 0; c < 4; c++) {
                                total[c] += sums[from + c];
                            }
                        }
                    }
                }
                for (int c = 0; c < 4 && known > 0; c++) {
                    grown[at + c] = total[c] / known;
                }
            }
        }
        return grown;
    }

    @Override
    public void close() {
        pixels.close();
    }
}
