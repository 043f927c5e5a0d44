package dev.packshot.pipeline.intake;

import static dev.packshot.pipeline.intake.Forge.ascii;
import static dev.packshot.pipeline.intake.Forge.bigEndian;
import static dev.packshot.pipeline.intake.Forge.chunk;
import static dev.packshot.pipeline.intake.Forge.deflatedZeros;
import static dev.packshot.pipeline.intake.Forge.exif;
import static dev.packshot.pipeline.intake.Forge.gif;
import static dev.packshot.pipeline.intake.Forge.head;
import static dev.packshot.pipeline.intake.Forge.heifClaiming;
import static dev.packshot.pipeline.intake.Forge.join;
import static dev.packshot.pipeline.intake.Forge.jpegClaiming;
import static dev.packshot.pipeline.intake.Forge.jpegWith;
import static dev.packshot.pipeline.intake.Forge.png;
import static dev.packshot.pipeline.intake.Forge.pngWith;
import static dev.packshot.pipeline.intake.Forge.riff;
import static dev.packshot.pipeline.intake.Forge.riffChunk;
import static dev.packshot.pipeline.intake.Forge.tiff;

import dev.packshot.pipeline.intake.Refusal.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Files that a shop's upload folder should never see, each with what may become of it. */
public final class HostileCorpus {
    private final Map<String, byte[]> good = SamplePictures.all();
    private final List<Sample> samples = new ArrayList<>();

    /**
     * A bad file.
     *
     * @param name what is bad about it
     * @param file its bytes
     * @param refusals how it may be refused; empty when it must be taken in
     * @param like the good file whose pixels it shows, when it may be taken in at all
     */
    public record Sample(String name, byte[] file, Set<Reason> refusals, Optional<byte[]> like) {
        @Override
        public String toString() {
            return name;
        }
    }

    private HostileCorpus() {
        nothingMuch();
        truncated();
        neverOpened();
        bombs();
        lies();
        colourLies();
        orientationLies();
        polyglots();
        metadata();
    }

    /** The whole corpus; the same every time. */
    public static List<Sample> all() {
        return new HostileCorpus().samples;
    }

    private void nothingMuch() {
        refused("empty", new byte[0], Reason.EMPTY);
        refused("one byte", new byte[] {(byte) 0xFF}, Reason.UNKNOWN_TYPE);
        refused("zeros", new byte[4096], Reason.UNKNOWN_TYPE);
        refused("text", ascii("This is a photograph, honestly."), Reason.UNKNOWN_TYPE);
        refused("film", join(bigEndian(24), ascii("ftypmp42"), new byte[12]), Reason.UNKNOWN_TYPE);
        refused("raw", join(ascii("II*\0\u0010\0\0\0CR\u0002\0"), new byte[64]), Reason.UNKNOWN_TYPE);
    }

    private void truncated() {
        for (Map.Entry<String, byte[]> entry : good.entrySet()) {
            byte[] file = entry.getValue();
            for (int percent : new int[] {0, 1, 5, 25, 50, 75, 95, 99}) {
                int length = Math.max(13, file.length * percent / 100);
                either(entry.getKey() + " cut at " + percent + " %", head(file, length), file, Reason.DAMAGED);
            }
            either(entry.getKey() + " without its last byte", head(file, file.length - 1), file, Reason.DAMAGED);
        }
    }

    private void neverOpened() {
        String svg = "<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>";
        for (String text : List.of(
                svg,
                "<?xml version='1.0'?>" + svg,
                " \r\n\t" + svg,
                "\u00EF\u00BB\u00BF" + svg,
                "<!DOCTYPE html><html></html>",
                "%PDF-1.7\n",
                "%!PS-Adobe-3.0 EPSF-3.0\n",
                "\u00C5\u00D0\u00D3\u00C6\u001E\0\0\0",
                "PK\u0003\u0004\u0014\0",
                "\u001F\u008B\b\0")) {
            refused("named .jpg: " + text.substring(0, 4).strip(), ascii(text), Reason.TYPE_NOT_ACCEPTED);
        }
        byte[] wide = ("\uFEFF" + svg).getBytes(java.nio.charset.StandardCharsets.UTF_16BE);
        refused("named .jpg: wide SVG", wide, Reason.TYPE_NOT_ACCEPTED);
    }

    private void bombs() {
        byte[] small = deflatedZeros(100);
        refused(
                "PNG bomb",
                png(30_000, 30_000, 1, 0, 0, new byte[0], deflatedZeros(30_000L * 3_751)),
                Reason.TOO_MANY_PIXELS);
        refused("PNG of 2^31 px", png(-1, -1, 8, 2, 0, new byte[0], small), Reason.TOO_MANY_PIXELS, Reason.DAMAGED);
        refused(
                "interlaced PNG bomb",
                png(7_000, 7_000, 16, 6, 1, new byte[0], deflatedZeros(1 << 26)),
                Reason.TOO_MUCH_MEMORY);
        refused("PNG with too little data", png(7_000, 7_000, 8, 2, 0, new byte[0], small), Reason.DAMAGED);
        refused("GIF of 65,535²", gif(0xFFFF, 0xFFFF, 1, 64, 64), Reason.TOO_MANY_PIXELS);
        refused("GIF frame of 60,000²", gif(100, 100, 1, 60_000, 60_000), Reason.TOO_MANY_PIXELS);
        refused("GIF of 49 MP", gif(7_000, 7_000, 1, 7_000, 7_000), Reason.TOO_MUCH_MEMORY);
        refused("GIF of 10,000 frames", gif(100, 100, 10_000, 100, 100), Reason.TOO_MANY_FRAMES);
        refused("TIFF bomb", rgbTiff(60_000, 60_000, 60_000, 0), Reason.TOO_MANY_PIXELS);
        refused("TIFF with a strip of 2^32 rows", rgbTiff(7_000, 7_000, 0xFFFFFFFFL, 0), Reason.DAMAGED);
        refused("TIFF with tiles of 65,536²", tiledTiff(7_000, 65_536), Reason.TOO_MUCH_MEMORY);
        refused("TIFF with tiles of 2^31", tiledTiff(7_000, 0x7FFFFFF0L), Reason.DAMAGED);
        refused("TIFF whose directories go round", rgbTiff(100, 100, 100, 8), Reason.DAMAGED);
        byte[] jpeg = sample("plain.jpg");
        refused("JPEG of 65,535²", jpegClaiming(jpeg, 0xFFFF, 0xFFFF), Reason.TOO_MANY_PIXELS);
        refused("JPEG of 0 rows", jpegClaiming(jpeg, 100, 0), Reason.DAMAGED);
        refused(
                "progressive JPEG of 65,535²",
                jpegClaiming(sample("progressive.jpg"), 0xFFFF, 0xFFFF),
                Reason.TOO_MANY_PIXELS);
        byte[] progressive = sample("progressive.jpg");
        refused("JPEG of 5,000 scans", repeatedScans(progressive, 5_000), Reason.DAMAGED);
        refused("AVIF of 65,535²", heifClaiming(sample("plain.avif"), 0xFFFF, 0xFFFF), Reason.TOO_MANY_PIXELS);
        refused(
                "WebP canvas of 16,384²",
                riff(Forge.canvas(2, 16_384, 16_384), body("lossy.webp")),
                Reason.TOO_MANY_PIXELS);
    }

    private void lies() {
        refused("JPEG claims 49 MP", jpegClaiming(sample("plain.jpg"), 7_000, 7_000), Reason.DAMAGED);
        refused(
                "progressive JPEG claims 49 MP",
                jpegClaiming(sample("progressive.jpg"), 7_000, 7_000),
                Reason.TOO_MUCH_MEMORY);
        refused("AVIF claims 12 MP", heifClaiming(sample("plain.avif"), 4_000, 3_000), Reason.DAMAGED);
        refused("AVIF claims less", heifClaiming(sample("plain.avif"), 64, 64), Reason.DAMAGED);
        refused("WebP canvas claims 36 MP", riff(Forge.canvas(0, 6_000, 6_000), body("lossy.webp")), Reason.DAMAGED);
        byte[] lie = sample("lossy.webp");
        lie[lie.length - body("lossy.webp").length + 14] = (byte) 0xFF;
        lie[lie.length - body("lossy.webp").length + 15] = 0x1F;
        refused("WebP frame claims more", lie, Reason.DAMAGED);
        refused("WebP without a picture", riff(Forge.canvas(0, 100, 100)), Reason.DAMAGED);
        refused("TIFF with no data", rgbTiff(100, 100, 100, 0), Reason.DAMAGED);
    }

    private void colourLies() {
        byte[] jpeg = sample("plain.jpg");
        byte[] cmyk = sample("cmyk.jpg");
        taken("broken profile", jpegWith(jpeg, 0xE2, join(ascii("ICC_PROFILE\0\1\1"), new byte[300])), jpeg);
        byte[] liar = new byte[400];
        Arrays.fill(liar, (byte) 0x7F);
        System.arraycopy(
                join(bigEndian(400), new byte[8], ascii("mntrRGB XYZ "), new byte[12], ascii("acsp")), 0, liar, 0, 40);
        taken("profile with tags outside", jpegWith(jpeg, 0xE2, join(ascii("ICC_PROFILE\0\1\1"), liar)), jpeg);
        System.arraycopy(ascii("CMYK"), 0, liar, 16, 4);
        taken("CMYK profile in RGB", jpegWith(jpeg, 0xE2, join(ascii("ICC_PROFILE\0\1\1"), liar)), jpeg);
        taken("profile of which half is missing", jpegWith(jpeg, 0xE2, join(ascii("ICC_PROFILE\0\1\2"), liar)), jpeg);
        byte[] grey = ascii("ICC_PROFILE\0\1\1");
        either("second profile in CMYK", jpegWith(cmyk, 0xE2, join(grey, liar)), cmyk, Reason.DAMAGED);
        byte[] bomb = chunk("iCCP", join(ascii("x\0\0"), deflatedZeros(200L << 20)));
        either(
                "PNG profile that inflates to 200 MB",
                pngWith(sample("plain.png"), bomb),
                sample("plain.png"),
                Reason.DAMAGED);
    }

    private void orientationLies() {
        byte[] jpeg = sample("plain.jpg");
        for (int orientation : new int[] {0, 9, 255, 65_535}) {
            taken("orientation " + orientation, jpegWith(jpeg, 0xE1, exif(orientation, 0)), jpeg);
        }
        taken("Exif that goes round", jpegWith(jpeg, 0xE1, exif(1, 8)), jpeg);
        taken("Exif that points outside", jpegWith(jpeg, 0xE1, exif(1, 0x7FFFFFFF)), jpeg);
        taken("Exif that is cut off", jpegWith(jpeg, 0xE1, head(exif(6, 0), 18)), jpeg);
        byte[] noise = new byte[60_000];
        new java.util.Random(7).nextBytes(noise);
        taken("Exif of noise", jpegWith(jpeg, 0xE1, join(ascii("Exif\0\0MM\0*"), noise)), jpeg);
    }

    private void polyglots() {
        byte[] zip = join(ascii("PK\u0003\u0004"), new byte[60], ascii("PK\u0005\u0006"), new byte[18]);
        taken("JPEG and ZIP", join(sample("plain.jpg"), zip), sample("plain.jpg"));
        taken("GIF and JAR", join(sample("plain.gif"), zip), sample("plain.gif"));
        byte[] jpeg = sample("plain.jpg");
        byte[] stray = join(head(jpeg, jpeg.length - 2), new byte[] {1, 2, 3, 4, 5, (byte) 0xFF, (byte) 0xD9});
        taken("JPEG with stray bytes before its end", stray, jpeg);
        taken("PNG and HTML", join(sample("plain.png"), ascii("<script>alert(1)</script>")), sample("plain.png"));
        taken("PNG and PDF", pngWith(sample("plain.png"), chunk("prVt", ascii("%PDF-1.7"))), sample("plain.png"));
        taken(
                "JPEG with SVG inside",
                jpegWith(sample("plain.jpg"), 0xFE, ascii("<svg onload='x'/>")),
                sample("plain.jpg"));
        refused("HTML and JPEG", join(ascii("<html>"), sample("plain.jpg")), Reason.TYPE_NOT_ACCEPTED);
        refused("PNG inside TIFF", join(ascii("II*\0"), sample("plain.png")), Reason.DAMAGED);
    }

    private void metadata() {
        String laughs = "<!DOCTYPE x [<!ENTITY a 'hahahahaha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
                + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><x>&c;</x>";
        String deep = "<a>".repeat(15_000);
        byte[] jpeg = sample("plain.jpg");
        for (String packet : List.of(laughs, deep)) {
            taken(
                    "XMP " + packet.substring(0, 4),
                    jpegWith(jpeg, 0xE1, ascii("http://ns.adobe.com/xap/1.0/\0" + packet)),
                    jpeg);
        }
        byte[] long1 = ascii("XML:com.adobe.xmp\0\0\0\0\0<x>" + "&lt;".repeat(260_000) + "</x>");
        taken("1 MB of XMP in PNG", pngWith(sample("plain.png"), chunk("iTXt", long1)), sample("plain.png"));
        byte[] text = chunk("zTXt", join(ascii("Comment\0\0"), deflatedZeros(200L << 20)));
        either(
                "PNG text that inflates to 200 MB",
                pngWith(sample("plain.png"), text),
                sample("plain.png"),
                Reason.DAMAGED);
        byte[] webp =
                riff(Forge.canvas(4, 160, 120), body("lossy.webp"), riffChunk("XMP ", ascii(laughs.repeat(4_000))));
        taken("1 MB of XMP in WebP", webp, sample("lossy.webp"));
    }

    private static byte[] rgbTiff(long width, long height, long rowsPerStrip, long next) {
        return tiff(
                next,
                new byte[0],
                256,
                4,
                width,
                257,
                4,
                height,
                258,
                3,
                8,
                259,
                3,
                1,
                262,
                3,
                1,
                273,
                4,
                8,
                277,
                3,
                1,
                278,
                4,
                rowsPerStrip,
                279,
                4,
                100);
    }

    private static byte[] tiledTiff(long side, long tile) {
        return tiff(
                0,
                new byte[0],
                256,
                4,
                side,
                257,
                4,
                side,
                258,
                3,
                8,
                259,
                3,
                1,
                262,
                3,
                1,
                277,
                3,
                1,
                322,
                4,
                tile,
                323,
                4,
                tile,
                324,
                4,
                8,
                325,
                4,
                100);
    }

    /** The last scan of a progressive JPEG again and again. */
    private static byte[] repeatedScans(byte[] jpeg, int times) {
        int last = jpeg.length - 2;
        while ((jpeg[last] & 0xFF) != 0xFF || (jpeg[last + 1] & 0xFF) != 0xDA) {
            last--;
        }
        byte[] scan = Arrays.copyOfRange(jpeg, last, jpeg.length - 2);
        byte[][] parts = new byte[times + 1][];
        parts[0] = head(jpeg, jpeg.length - 2);
        Arrays.fill(parts, 1, parts.length, scan);
        return join(join(parts), new byte[] {(byte) 0xFF, (byte) 0xD9});
    }

    /** The picture chunk of a WebP. */
    private byte[] body(String name) {
        byte[] file = sample(name);
        int at = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("VP8 ");
        int length = 8 + (file[at + 4] & 0xFF) + ((file[at + 5] & 0xFF) << 8);
        return Arrays.copyOfRange(file, at, Math.min(file.length, at + length + (length & 1)));
    }

    private byte[] sample(String name) {
        byte[] file = good.get(name);
        if (file == null) {
            throw new IllegalArgumentException(name);
        }
        return file.clone();
    }

    private void refused(String name, byte[] file, Reason first, Reason... more) {
        samples.add(new Sample(name, file, EnumSet.of(first, more), Optional.empty()));
    }

    private void taken(String name, byte[] file, byte[] like) {
        samples.add(new Sample(name, file, Set.of(), Optional.of(like)));
    }

    private void either(String name, byte[] file, byte[] like, Reason reason) {
        samples.add(new Sample(name, file, EnumSet.of(reason), Optional.of(like)));
    }
}
