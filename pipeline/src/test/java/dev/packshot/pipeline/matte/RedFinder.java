package dev.packshot.pipeline.matte;

import java.util.List;

/**
 * Networks that see red things: each value is {@code 1.5 r - g - 0.25 b + shift} of a pixel, times a gain. Unequal
 * weights, so that swapped channels show.
 */
public final class RedFinder {
    public static final float RED = 1.5f;
    public static final float GREEN = -1;
    public static final float BLUE = -0.25f;

    private RedFinder() {}

    /** Float planes in, the plain values out, and their negatives as a second output. */
    public static OnnxFile planes(int side, int batch, float gain, float shift) {
        return planes(side, batch, gain, shift, false);
    }

    /** The same with the sigmoid inside the graph. */
    public static OnnxFile planesWithSigmoid(int side, int batch, float gain, float shift) {
        return planes(side, batch, gain, shift, true);
    }

    private static OnnxFile planes(int side, int batch, float gain, float shift, boolean sigmoid) {
        var file = new OnnxFile()
                .input("picture", OnnxFile.FLOAT, batch, 3, side, side)
                .constant("weights", new long[] {1, 3, 1, 1}, gain * RED, gain * GREEN, gain * BLUE)
                .constant("shift", new long[] {1}, gain * shift)
                .step("Conv", sigmoid ? "values" : "map", "picture", "weights", "shift");
        if (sigmoid) {
            file.step("Sigmoid", "map", "values");
        }
        return file.step("Neg", "second", "map")
                .output("map", batch, 1, side, side)
                .output("second", batch, 1, side, side);
    }

    /** Float pixels in, the plain values out. */
    public static OnnxFile pixels(int side, float gain, float shift) {
        return new OnnxFile()
                .input("picture", OnnxFile.FLOAT, 0, side, side, 3)
                .constant("weights", new long[] {3, 1}, gain * RED, gain * GREEN, gain * BLUE)
                .constant("shift", new long[] {1}, gain * shift)
                .step("MatMul", "sum", "picture", "weights")
                .step("Add", "map", "sum", "shift")
                .output("map", 0, side, side, 1);
    }

    /** Byte planes 0..255 in, the plain values out. */
    public static OnnxFile bytePlanes(int side, float gain, float shift) {
        return new OnnxFile()
                .input("picture", OnnxFile.UINT8, 0, 3, side, side)
                .constant("weights", new long[] {1, 3, 1, 1}, gain * RED, gain * GREEN, gain * BLUE)
                .constant("shift", new long[] {1}, gain * shift)
                .cast("floats", "picture", OnnxFile.FLOAT)
                .step("Conv", "map", "floats", "weights", "shift")
                .output("map", 0, 1, side, side);
    }

    /** Float planes in, the values of the upper left pixel of every two by two out. */
    public static OnnxFile halved(int side, float gain, float shift) {
        return new OnnxFile()
                .input("picture", OnnxFile.FLOAT, 1, 3, side, side)
                .constant("weights", new long[] {1, 3, 1, 1}, gain * RED, gain * GREEN, gain * BLUE)
                .step("Conv", "half", List.of("picture", "weights"), "strides", 2, 2)
                .constant("shift", new long[] {1}, gain * shift)
                .step("Add", "map", "half", "shift")
                .output("map", 1, 1, side / 2, side / 2);
    }
}
