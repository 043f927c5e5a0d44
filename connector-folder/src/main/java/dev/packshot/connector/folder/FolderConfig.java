package dev.packshot.connector.folder;

import dev.packshot.catalog.Platform;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Setting;
import dev.packshot.connector.SettingProblem;
import dev.packshot.connector.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a connection was told.
 *
 * @param root real path of the folder that holds inbox and shelf
 * @param platforms whose listings are made of each SKU
 * @param manifest the one manifest to read, by its path within the inbox
 */
record FolderConfig(Path root, List<Platform> platforms, Optional<String> manifest) {
    static final List<Platform> KNOWN = List.of(
            new Platform("amazon"),
            new Platform("etsy"),
            new Platform("shopify"),
            new Platform("google"),
            new Platform("ebay"),
            new Platform("walmart"),
            new Platform("tiktokshop"));

    static final Setting FOLDER = new Setting(
            "folder",
            "Folder",
            "The whole path of a folder on the machine that runs Packshot; inbox and shelf lie in it",
            Setting.Kind.FOLDER,
            true,
            "");
    static final Setting PLATFORMS = new Setting(
            "platforms",
            "Platforms",
            "For whom each SKU gets a listing, parted by commas: " + names(KNOWN),
            Setting.Kind.TEXT,
            false,
            "amazon,etsy,shopify");
    static final Setting MANIFEST = new Setting(
            "manifest",
            "Manifest",
            "Name of the one CSV or JSON file in the inbox to read; without it all of them are read",
            Setting.Kind.TEXT,
            false,
            "");

    static List<SettingProblem> problems(Settings settings) {
        List<SettingProblem> problems = new ArrayList<>();
        folderProblem(settings.value(FOLDER)).ifPresent(problems::add);
        List<String> unknown = platformNames(settings).stream()
                .filter(name ->
                        KNOWN.stream().noneMatch(platform -> platform.id().equals(name)))
                .toList();
        if (!unknown.isEmpty() || platformNames(settings).isEmpty()) {
            problems.add(new SettingProblem(
                    PLATFORMS.key(),
                    unknown.isEmpty() ? "nothing" : String.join(", ", unknown),
                    "Name some of " + names(KNOWN)));
        }
        settings.value(MANIFEST)
                .filter(name -> name.startsWith("/") || name.contains("..") || !name.matches("(?i).+\\.(csv|json)"))
                .ifPresent(name -> problems.add(new SettingProblem(
                        MANIFEST.key(), name, "Give the name of a .csv or .json file within the inbox")));
        return problems;
    }

    /**
     * The settings, read.
     *
     * @throws ConnectorException.Malformed when they don't pass
     */
    static FolderConfig of(Settings settings) {
        List<SettingProblem> problems = problems(settings);
        if (!problems.isEmpty()) {
            throw new ConnectorException.Malformed(
                    "The folder can't be opened: " + problems.getFirst().remedy());
        }
        try {
            return new FolderConfig(
                    Path.of(settings.value(FOLDER).orElseThrow()).toRealPath(),
                    platformNames(settings).stream().map(Platform::new).toList(),
                    settings.value(MANIFEST));
        } catch (IOException e) {
            throw FolderErrors.unavailable(e);
        }
    }

    private static Optional<SettingProblem> folderProblem(Optional<String> value) {
        if (value.isEmpty()) {
            return Optional.of(problem("nothing", "Give the path of a folder that is there"));
        }
        try {
            Path folder = Path.of(value.get());
            if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
                return Optional.of(problem(value.get(), "Give the whole path of a folder that is there"));
            }
            return Files.isWritable(folder)
                    ? Optional.empty()
                    : Optional.of(problem(value.get(), "Let the user that runs Packshot write into the folder"));
        } catch (InvalidPathException e) {
            return Optional.of(problem(value.get(), "Give the whole path of a folder that is there"));
        }
    }

    private static SettingProblem problem(String found, String remedy) {
        return new SettingProblem(FOLDER.key(), found, remedy);
    }

    private static List<String> platformNames(Settings settings) {
        return settings.value(PLATFORMS).stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static String names(List<Platform> platforms) {
        return String.join(", ", platforms.stream().map(Platform::id).toList());
    }
}
