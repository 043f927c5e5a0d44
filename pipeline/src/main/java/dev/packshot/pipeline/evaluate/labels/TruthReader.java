package dev.packshot.pipeline.evaluate.labels;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.evaluate.labels.LabelProblem.Reason;
import dev.packshot.pipeline.intake.Intake;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.intake.Refusal;
import dev.packshot.pipeline.raster.OutOfPixelMemory;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import java.io.IOException;
import java.nio.file.Files;

/** Reads masks: the alpha channel where there is one, grey values otherwise. */
public final class TruthReader {
    /** Channels of a grey picture differ by no more than lossy compression does. */
    private static final int GREY_WITHIN = 24;

    private static final int HALF = 128;

    private final Intake intake;
    private final long pixelMemory;

    /** With the limits of photographs. */
    public TruthReader(Limits limits) {
        // Not reduced: means of known and unknown labels would be neither.
        this.intake = new Intake(new Limits(
                limits.maxBytes(),
                limits.maxPixels(),
                limits.maxFrames(),
                limits.maxTime(),
                limits.maxPixels(),
                limits.pixelMemory()));
        this.pixelMemory = limits.pixelMemory();
    }

    /**
     * Reads the label of a photograph.
     *
     * @param photograph the labelled one, already open
     * @param memory where the label's raster is taken from
     * @throws LabelProblem when the mask isn't one, or not of this photograph
     * @throws OutOfPixelMemory when the memory's budget is too small
     */
    public Truth read(LabelledPhotograph labelled, Original photograph, PixelMemory memory) {
        try (var own = new PixelMemory(pixelMemory)) {
            Original mask = intake.open(Files.readAllBytes(labelled.mask()), own);
            requireSameShape(mask.upright(), photograph.upright());
            boolean fromAlpha = mask.alpha().isPresent();
            Raster label = fromAlpha ? mask.alpha().get() : grey(mask.pixels(), own);
            boolean trueAlpha =
                    labelled.kind().trueAlpha() || (fromAlpha && labelled.kind().equals(MaskKind.UNSAID));
            boolean ignoresMiddle = labelled.kind().ignoresMiddle();
            PixelSize size = photograph.pixels().size();
            Raster sized = label.size().equals(size) || ignoresMiddle
                    ? nearest(label, size, memory)
                    : mean(label, size, memory);
            return new Truth(sized, ignoresMiddle, trueAlpha);
        } catch (Refusal e) {
            throw new LabelProblem(Reason.MASK_REFUSED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new LabelProblem(Reason.MASK_REFUSED, e.toString());
        }
    }

    private static void requireSameShape(PixelSize mask, PixelSize photograph) {
        double width = (double) photograph.width() * mask.height() / photograph.height();
        double height = (double) photograph.height() * mask.width() / photograph.width();
        if (Math.abs(width - mask.width()) > 1 && Math.abs(height - mask.height()) > 1) {
            throw new LabelProblem(
                    Reason.MASK_OF_ANOTHER_SHAPE, "It has %s, the photograph %s.".formatted(mask, photograph));
        }
    }

    private static Raster grey(Raster rgb, PixelMemory memory) {
        Raster grey = memory.allocate(rgb.size(), 1);
        byte[] in = new byte[rgb.stride()];
        byte[] out = new byte[grey.stride()];
        int brightest = 0;
        for (int y = 0; y < rgb.height(); y++) {
            rgb.readRow(y, in);
            for (int x = 0; x < out.length; x++) {
                int r = in[3 * x] & 0xFF;
                int g = in[3 * x + 1] & 0xFF;
                int b = in[3 * x + 2] & 0xFF;
                if (Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b)) > GREY_WITHIN) {
                    throw new LabelProblem(
                            Reason.MASK_COLOURED, "One pixel has red %d, green %d, blue %d.".formatted(r, g, b));
                }
                out[x] = (byte) g;
                brightest = Math.max(brightest, g);
            }
            grey.writeRow(y, out);
        }
        if (brightest > 0 && brightest < HALF) {
            throw new LabelProblem(Reason.MASK_TOO_DARK, "Its brightest value is %d.".formatted(brightest));
        }
        return grey;
    }

    private static Raster nearest(Raster label, PixelSize size, PixelMemory memory) {
        Raster sized = memory.allocate(size, 1);
        byte[] in = new byte[label.stride()];
        byte[] out = new byte[sized.stride()];
        for (int y = 0; y < size.height(); y++) {
            label.readRow((int) ((2L * y + 1) * label.height() / (2L * size.height())), in);
            for (int x = 0; x < size.width(); x++) {
                out[x] = in[(int) ((2L * x + 1) * label.width() / (2L * size.width()))];
            }
            sized.writeRow(y, out);
        }
        return sized;
    }

    private static Raster mean(Raster label, PixelSize size, PixelMemory memory) {
        try (Vips vips = Vips.open()) {
            return vips.operation("resize")
                    .with("in", vips.image(label))
                    .with("scale", (double) size.width() / label.width())
                    .with("vscale", (double) size.height() / label.height())
                    .with("kernel", "linear")
                    .image()
                    .raster(memory);
        }
    }
}
