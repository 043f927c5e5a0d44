package dev.packshot.app.shoot;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;
import dev.packshot.pipeline.intake.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the photographs below the inputs and gives each its SKU and slot. */
final class PhotographScan {
    private static final int HEAD_BYTES = 64;
    private static final Pattern NUMBERED = Pattern.compile("(.+)_(\\d{1,4})");

    /** Names that promise a picture: these are refused with a reason when they hold none, others are passed over. */
    private static final Set<String> PICTURE_EXTENSIONS = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "tif", "tiff", "webp", "avif", "gif", "heic", "heif", "bmp", "svg",
            "psd", "pdf", "eps", "cr2", "cr3", "nef", "arw", "dng", "orf", "rw2", "jp2", "jxl");

    private record Found(Path file, String name, String sku, int number) {}

    private final SkuSource skuSource;
    private final Path output;

    /**
     * Prepares a scan.
     *
     * @param skuSource where SKUs come from
     * @param output never scanned, so that a run's own pictures aren't photographs of the next one
     */
    PhotographScan(SkuSource skuSource, Path output) {
        this.skuSource = skuSource;
        this.output = output.toAbsolutePath().normalize();
    }

    ShootPlan plan(List<Path> inputs) throws IOException {
        List<Found> found = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (Path input : inputs) {
            if (Files.isDirectory(input)) {
                walk(input, found, ignored);
            } else {
                Path file = input.toAbsolutePath().normalize();
                Path parent = file.getParent();
                found.add(found(parent == null ? file : parent, file, true));
            }
        }
        return new ShootPlan(arrange(found), ignored);
    }

    private void walk(Path root, List<Found> found, List<String> ignored) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), 64, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean own = folder.toAbsolutePath().normalize().equals(output);
                boolean hidden = !folder.equals(root) && isHidden(folder);
                return own || hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!isHidden(file) && attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                // An unreadable file or a link that turns in a circle is one refusal, never the end of the run.
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        for (Path file : files) {
            if (promisesPicture(file) || holdsPicture(file)) {
                found.add(found(root, file, false));
            } else {
                ignored.add(name(root, file));
            }
        }
    }

    private Found found(Path root, Path file, boolean alone) {
        Path folder = root.relativize(file).getParent();
        boolean byFolder =
                switch (skuSource) {
                    case FOLDER -> true;
                    case FILENAME -> false;
                    case AUTO -> folder != null && !alone;
                };
        String stem = stem(file);
        if (byFolder) {
            String sku = folder == null
                    ? root.toAbsolutePath().normalize().getFileName().toString()
                    : folder.toString().replace(folder.getFileSystem().getSeparator(), "-");
            Matcher numbered = NUMBERED.matcher(stem);
            return new Found(file, name(root, file), sku, numbered.matches() ? Integer.parseInt(numbered.group(2)) : 0);
        }
        Matcher numbered = NUMBERED.matcher(stem);
        return numbered.matches()
                ? new Found(file, name(root, file), numbered.group(1), Integer.parseInt(numbered.group(2)))
                : new Found(file, name(root, file), stem, 0);
    }

    private static List<PlannedPicture> arrange(List<Found> found) {
        Map<String, List<Found>> bySku = new TreeMap<>();
        found.forEach(picture ->
                bySku.computeIfAbsent(picture.sku(), sku -> new ArrayList<>()).add(picture));
        List<PlannedPicture> pictures = new ArrayList<>();
        Set<String> masks = new HashSet<>();
        bySku.forEach((sku, set) -> {
            set.sort(Comparator.comparingInt(Found::number).thenComparing(Found::name));
            for (int position = 0; position < set.size(); position++) {
                Found picture = set.get(position);
                pictures.add(new PlannedPicture(
                        picture.file(), picture.name(), sku(sku), Slot.at(position), maskName(picture, masks)));
            }
        });
        return pictures;
    }

    /** File names may hold what a SKU may not: line breaks, nothing but spaces, more characters. */
    private static Sku sku(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "_");
        if (printable.isBlank()) {
            return new Sku("_");
        }
        return new Sku(
                printable.length() <= Sku.LONGEST
                        ? printable
                        : printable.substring(0, Sku.LONGEST / 2) + "~"
                                + Digest.of(name).abbreviated());
    }

    /** The stem; a second picture of the same stem keeps its whole name, so that no mask overwrites another. */
    private static String maskName(Found picture, Set<String> taken) {
        String plain = stem(picture.file()) + ".png";
        if (taken.add(plain)) {
            return plain;
        }
        String whole = picture.name().replace('/', '-') + ".png";
        taken.add(whole);
        return whole;
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static boolean promisesPicture(Path file) {
        String name = file.getFileName().toString();
        return PICTURE_EXTENSIONS.contains(
                name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean holdsPicture(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Intake.recognises(in.readNBytes(HEAD_BYTES));
        } catch (IOException e) {
            return false;
        }
    }
}
