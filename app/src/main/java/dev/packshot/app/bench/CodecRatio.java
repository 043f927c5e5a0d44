package dev.packshot.app.bench;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decode, resize to 2000 px and encode as JPEG: ours in this process beside {@code vipsthumbnail}, the command-line tool
 * of the same imaging library, which takes all files in one run. Both on one thread, both at full decoding resolution
 * (ours materialises the decoded photograph, as the pipeline does).
 */
final class CodecRatio {
    private static final int ROUNDS = 7;
    private static final int LONGEST = 2000;
    private static final int QUALITY = 90;

    private final String program;

    /**
     * Measures against a program.
     *
     * @param program {@code vipsthumbnail} or a path to it
     */
    CodecRatio(String program) {
        this.program = program;
    }

    /** Times ours over the program's, pair by pair. */
    Samples measure(List<byte[]> photographs) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("packshot-bench");
        try {
            List<String> command = new ArrayList<>(
                    List.of(program, "--size", LONGEST + "x" + LONGEST + ">", "-o", "tn_%s.jpg[Q=" + QUALITY + "]"));
            for (int i = 0; i < photographs.size(); i++) {
                Files.write(folder.resolve(i + ".jpg"), photographs.get(i));
                command.add(i + ".jpg");
            }
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int round = -1; round < ROUNDS; round++) {
                double a = ours(photographs, folder);
                double b = theirs(command, folder);
                // The first round warms both up.
                if (round >= 0) {
                    ours.add(a);
                    theirs.add(b);
                }
            }
            return Samples.ratios(ours, theirs);
        } finally {
            delete(folder);
        }
    }

    private static double ours(List<byte[]> photographs, Path folder) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < photographs.size(); i++) {
            byte[] file = Files.readAllBytes(folder.resolve(i + ".jpg"));
            Files.write(folder.resolve("ours_" + i + ".jpg"), resized(file));
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static byte[] resized(byte[] file) {
        try (var memory = new PixelMemory(256L << 20);
                Vips vips = Vips.open()) {
            Raster pixels = vips.operation("jpegload_source")
                    .source(vips.source(file))
                    .with("access", "sequential")
                    .image()
                    .raster(memory);
            PixelSize size = pixels.size();
            VipsImage small = vips.operation("resize")
                    .with("in", vips.image(pixels))
                    .with("scale", (double) LONGEST / size.longest())
                    .image();
            return vips.operation("jpegsave_target")
                    .with("in", small)
                    .with("Q", QUALITY)
                    .encode();
        }
    }

    private static double theirs(List<String> command, Path folder) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process;
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
            builder.environment().put("VIPS_CONCURRENCY", "1");
            process = builder.start();
        } catch (IOException e) {
            throw new IOException(
                    "%s can't be started: install it (apt-get install libvips-tools) or name it with its path"
                            .formatted(command.getFirst()),
                    e);
        }
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(command.getFirst() + " ended with status " + status);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
