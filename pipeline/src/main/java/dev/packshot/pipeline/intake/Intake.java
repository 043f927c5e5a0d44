package dev.packshot.pipeline.intake;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.header.BrokenHeader;
import dev.packshot.pipeline.intake.header.Header;
import dev.packshot.pipeline.intake.header.HeaderReader;
import dev.packshot.pipeline.intake.heic.HeicFailure;
import dev.packshot.pipeline.raster.OutOfPixelMemory;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsException;
import dev.packshot.pipeline.vips.VipsImage;

/**
 * Takes photographs in: type by content, limits before decoding, then upright sRGB pixels. Usable from any number of
 * platform threads at once.
 */
public final class Intake {
    private final Limits limits;

    /** With these limits. */
    public Intake(Limits limits) {
        this.limits = limits;
    }

    /**
     * Whether the first bytes of a file promise a picture that is taken in.
     *
     * @param head at least the first 64 bytes, or all of a shorter file
     */
    public static boolean recognises(byte[] head) {
        try {
            Sniffer.typeOf(head);
            return true;
        } catch (Refusal e) {
            return false;
        }
    }

    /**
     * What a file says about itself, whatever its size: for files that are kept and sent on, never decoded.
     *
     * @throws Refusal when it isn't a picture
     */
    public static Header header(byte[] file) {
        try {
            return HeaderReader.read(Sniffer.typeOf(file), file, Limits.DEFAULT.maxFrames() + 1);
        } catch (BrokenHeader e) {
            throw new Refusal(Refusal.Reason.DAMAGED, detail(e));
        }
    }

    /**
     * What a file says about itself, once that is within the limits. Decodes nothing.
     *
     * @throws Refusal when it isn't a picture to take in
     */
    public Header probe(byte[] file) {
        limits.admit(file.length);
        MediaType type = Sniffer.typeOf(file);
        try {
            Header header = HeaderReader.read(type, file, limits.maxFrames() + 1);
            limits.admit(header);
            return header;
        } catch (BrokenHeader e) {
            throw new Refusal(Refusal.Reason.DAMAGED, detail(e));
        }
    }

    /**
     * Decodes a file strictly: a picture whose end is missing is refused, not filled up.
     *
     * @param file its bytes, whatever its name says
     * @param memory where the rasters are taken from; they live as long as it
     * @throws Refusal when it can't be, or may not be, taken in
     */
    public Original open(byte[] file, PixelMemory memory) {
        Header header = probe(file);
        try (Vips vips = Vips.open();
                Watchdog watchdog = Watchdog.over(vips, limits.maxTime())) {
            try {
                return decode(vips, file, header, memory);
            } catch (VipsException e) {
                throw vips.isKilled() ? tooSlow() : new Refusal(Refusal.Reason.DAMAGED, "(" + detail(e) + ")");
            }
        } catch (OutOfPixelMemory e) {
            throw new Refusal(Refusal.Reason.TOO_MUCH_MEMORY, detail(e));
        } catch (HeicFailure e) {
            throw new Refusal(e.decoderMissing() ? Refusal.Reason.DECODER_MISSING : Refusal.Reason.DAMAGED, detail(e));
        }
    }

    private Original decode(Vips vips, byte[] file, Header header, PixelMemory memory) {
        Decoder.Opened opened = new Decoder(vips, limits).open(file, header, memory);
        VipsImage stored = opened.image();
        boolean alpha = hasAlpha(stored, header);
        if (alpha && opened.premultiplied()) {
            stored = WorkingSize.unpremultiplied(vips, stored, stored.format());
        }
        PixelSize target = WorkingSize.within(limits.workingPixels(), opened.full());
        stored = WorkingSize.reduce(vips, stored, target, alpha);
        ToSrgb.Converted converted = new ToSrgb(vips).convert(stored, header.displayP3());
        Raster raster = bands(vips, converted.image(), alpha ? 4 : 3).raster(memory);
        if (vips.isKilled()) {
            throw tooSlow();
        }
        Upright upright = Upright.of(opened.orientation());
        AlphaSplit split = AlphaSplit.of(upright.apply(raster, memory), memory);
        return new Original(
                Digest.of(file),
                header.type(),
                file.length,
                upright.swapsSides() ? opened.full().turned() : opened.full(),
                split.colours(),
                split.alpha(),
                converted.colour(),
                opened.xmp().flatMap(SourceType::of));
    }

    private static boolean hasAlpha(VipsImage image, Header header) {
        ColourSpace space = ColourSpace.of(image);
        return image.bands() > space.channels() && space != ColourSpace.CMYK && header.alpha() != Header.Alpha.FOREIGN;
    }

    private static VipsImage bands(Vips vips, VipsImage image, int bands) {
        return image.bands() == bands
                ? image
                : vips.operation("extract_band")
                        .with("in", image)
                        .with("band", 0)
                        .with("n", bands)
                        .image();
    }

    private Refusal tooSlow() {
        return new Refusal(
                Refusal.Reason.TOO_SLOW,
                "The limit is %d s.".formatted(limits.maxTime().toSeconds()));
    }

    /** Decoders say the same thing once for every row. */
    private static String detail(RuntimeException e) {
        String message = e.getMessage();
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
