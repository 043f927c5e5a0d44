package dev.packshot.pipeline.matte;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.Raster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Turns photographs into what one network takes: its size, order of samples, type and normalisation. */
final class InputTensor {
    private static final int CHANNELS = 3;

    private final ModelCard.Input input;
    private final PixelSize canvas;

    InputTensor(ModelCard.Input input) {
        this.input = input;
        this.canvas = new PixelSize(input.width(), input.height());
    }

    /** Bytes of one picture. */
    int bytes() {
        return Math.toIntExact(canvas.pixels() * CHANNELS * input.type().bytes());
    }

    /** Where a photograph lies in the input. */
    Letterbox place(PixelSize photo) {
        return input.letterbox() ? Letterbox.of(photo, canvas) : Letterbox.stretched(canvas);
    }

    /** A photograph as a direct buffer of {@link #bytes()} bytes in native order, ready to be read. */
    ByteBuffer of(Raster pixels, Letterbox place) {
        ByteBuffer samples = ByteBuffer.allocateDirect(Math.toIntExact(canvas.pixels() * CHANNELS));
        place.write(pixels, input.padding(), samples);
        samples.flip();
        return switch (input.type()) {
            case UINT8 ->
                switch (input.layout()) {
                    case NHWC -> samples;
                    case NCHW -> planes(samples);
                };
            case FLOAT32 -> normalised(samples);
        };
    }

    private ByteBuffer planes(ByteBuffer samples) {
        ByteBuffer planes = ByteBuffer.allocateDirect(bytes());
        int area = bytes() / CHANNELS;
        for (int at = 0; at < bytes(); at++) {
            planes.put(at % CHANNELS * area + at / CHANNELS, samples.get(at));
        }
        return planes;
    }

    private ByteBuffer normalised(ByteBuffer samples) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(bytes()).order(ByteOrder.nativeOrder());
        FloatBuffer values = bytes.asFloatBuffer();
        float[][] levels = input.normalise().levels(brightest(samples));
        int area = samples.limit() / CHANNELS;
        boolean interleaved = input.layout() == ModelCard.Layout.NHWC;
        for (int pixel = 0, at = 0; pixel < area; pixel++) {
            for (int channel = 0; channel < CHANNELS; channel++, at++) {
                values.put(interleaved ? at : channel * area + pixel, levels[channel][samples.get(at) & 0xFF]);
            }
        }
        return bytes;
    }

    private static int brightest(ByteBuffer samples) {
        int brightest = 0;
        for (int at = 0; at < samples.limit(); at++) {
            brightest = Math.max(brightest, samples.get(at) & 0xFF);
        }
        return brightest;
    }
}
