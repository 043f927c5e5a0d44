package dev.packshot.pipeline.evaluate.labels;

import dev.packshot.pipeline.evaluate.labels.LabelProblem.Reason;
import dev.packshot.pipeline.intake.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a set, paired by name.
 *
 * @param photographs files by id, in the order of their ids
 * @param masks files by id
 */
record SetFolder(Map<String, Path> photographs, Map<String, Path> masks) {
    private static final String MASK = "_mask";
    private static final int HEAD = 64;

    static SetFolder of(Path folder) throws IOException {
        Path images = folder.resolve("images");
        Path masks = folder.resolve("masks");
        return Files.isDirectory(images) && Files.isDirectory(masks) ? apart(images, masks) : together(folder);
    }

    private static SetFolder apart(Path images, Path masks) throws IOException {
        Map<String, Path> found = new TreeMap<>();
        for (Path mask : files(masks)) {
            String stem = stem(mask);
            if (stem.endsWith(MASK)) {
                found.putIfAbsent(bare(stem), mask);
            }
            if (isPng(mask)) {
                found.put(stem, mask);
            } else {
                found.putIfAbsent(stem, mask);
            }
        }
        Map<String, Path> photographs = new TreeMap<>();
        for (Path file : files(images)) {
            if (found.containsKey(stem(file)) || isPicture(file)) {
                photographs.putIfAbsent(stem(file), file);
            }
        }
        return new SetFolder(photographs, found);
    }

    private static SetFolder together(Path folder) throws IOException {
        Map<String, Path> masks = new TreeMap<>();
        Map<String, Path> photographs = new TreeMap<>();
        for (Path file : files(folder)) {
            if (stem(file).endsWith(MASK)) {
                masks.put(bare(stem(file)), file);
            }
        }
        List<Path> pngs = new ArrayList<>();
        for (Path file : files(folder)) {
            String stem = stem(file);
            if (stem.endsWith(MASK)) {
                continue;
            }
            if (isPng(file)) {
                pngs.add(file);
            } else if (masks.containsKey(stem) || isPicture(file)) {
                photographs.putIfAbsent(stem, file);
            }
        }
        for (Path png : pngs) {
            boolean photographIsThere = photographs.containsKey(stem(png));
            (photographIsThere ? masks : photographs).putIfAbsent(stem(png), png);
        }
        return new SetFolder(photographs, masks);
    }

    LabelledSet all() {
        return listed(photographs.keySet().stream()
                .map(id -> new Manifest.Line(id, MaskKind.UNSAID, LabelledPhotograph.UNSORTED))
                .toList());
    }

    LabelledSet listed(List<Manifest.Line> lines) {
        List<LabelledPhotograph> pairs = new ArrayList<>();
        List<SkippedPair> skipped = new ArrayList<>();
        for (Manifest.Line line : lines) {
            Optional<Path> photograph = Optional.ofNullable(photographs.get(line.id()));
            Optional<Path> mask = Optional.ofNullable(masks.get(line.id()));
            if (photograph.isPresent() && mask.isPresent()) {
                pairs.add(
                        new LabelledPhotograph(line.id(), photograph.get(), mask.get(), line.kind(), line.category()));
            } else {
                Reason missing = photograph.isEmpty() ? Reason.PHOTOGRAPH_MISSING : Reason.MASK_MISSING;
                skipped.add(SkippedPair.of(line.id(), new LabelProblem(missing, "(" + line.id() + ")")));
            }
        }
        return new LabelledSet(pairs, skipped);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !name(file).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** By content: a set's folder also holds read-me files and licences. */
    private static boolean isPicture(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Intake.recognises(in.readNBytes(HEAD));
        }
    }

    private static boolean isPng(Path file) {
        return name(file).toLowerCase(Locale.ROOT).endsWith(".png");
    }

    private static String stem(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String bare(String stem) {
        return stem.substring(0, stem.length() - MASK.length());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
