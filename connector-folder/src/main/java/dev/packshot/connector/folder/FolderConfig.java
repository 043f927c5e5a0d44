package dev.packshot.connector.folder;

import dev.packshot.catalog.Platform;
import dev.packshot.connector.Setting;
import dev.packshot.connector.SettingProblem;
import dev.packshot.connector.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a connection to a folder was told.
 *
 * @param root absolute
 * @param platforms for which there is a listing of each SKU, in order
 * @param manifest the only manifest, as a path from the root; empty for every one in the inbox
 */
record FolderConfig(Path root, List<Platform> platforms, Optional<String> manifest) {
    static final List<Platform> PLATFORMS =
            List.of("amazon", "etsy", "shopify", "google", "ebay", "walmart", "tiktokshop").stream()
                    .map(Platform::new)
                    .toList();

    private static final Setting FOLDER = new Setting(
            "folder",
            "Folder",
            "The folder that holds inbox and shelf, such as /srv/pictures.",
            Setting.Kind.FOLDER,
            true,
            "");
    private static final Setting SERVED = new Setting(
            "platforms",
            "Platforms",
            "For which marketplaces pictures are made, with commas between: "
                    + String.join(", ", PLATFORMS.stream().map(Platform::id).toList()) + ".",
            Setting.Kind.TEXT,
            false,
            "amazon,etsy,shopify");
    private static final Setting MANIFEST = new Setting(
            "manifest",
            "Manifest",
            "A CSV or JSON file inside the folder, such as inbox/products.csv; without it every one in inbox is read.",
            Setting.Kind.TEXT,
            false,
            "");
    static final List<Setting> SETTINGS = List.of(FOLDER, SERVED, MANIFEST);

    FolderConfig {
        platforms = List.copyOf(platforms);
    }

    /** All that is wrong. */
    static List<SettingProblem> check(Settings settings) {
        List<SettingProblem> problems = new ArrayList<>();
        String folder = settings.value(FOLDER).orElse("");
        if (folder.isBlank()) {
            problems.add(new SettingProblem(FOLDER.key(), "nothing", "Name the folder that holds inbox and shelf."));
        } else if (path(folder)
                .filter(path -> path.isAbsolute() && path.getNameCount() > 0)
                .isEmpty()) {
            problems.add(new SettingProblem(
                    FOLDER.key(), folder, "Give the whole path of a folder below the root of the disk."));
        }
        String served = settings.value(SERVED).orElse("");
        List<String> unknown = names(served).stream()
                .filter(name ->
                        PLATFORMS.stream().noneMatch(platform -> platform.id().equals(name)))
                .toList();
        if (!unknown.isEmpty() || names(served).isEmpty()) {
            problems.add(new SettingProblem(SERVED.key(), served, SERVED.help()));
        }
        settings.value(MANIFEST)
                .filter(manifest -> !isInside(manifest))
                .ifPresent(manifest -> problems.add(new SettingProblem(
                        MANIFEST.key(), manifest, "Give a path inside the folder that ends in .csv or .json.")));
        return problems;
    }

    /** The settings, checked before. */
    static FolderConfig of(Settings settings) {
        return new FolderConfig(
                Path.of(settings.value(FOLDER).orElseThrow()).normalize(),
                new TreeSet<>(names(settings.value(SERVED).orElseThrow()))
                        .stream().map(Platform::new).toList(),
                settings.value(MANIFEST));
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static boolean isInside(String manifest) {
        return (manifest.endsWith(".csv") || manifest.endsWith(".json"))
                && path(manifest)
                        .filter(path -> !path.isAbsolute() && !path.normalize().startsWith(".."))
                        .isPresent();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
