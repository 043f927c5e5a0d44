package dev.packshot.app.demo;

import dev.packshot.app.sample.ScenePhotograph;
import dev.packshot.catalog.PixelSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Products of a shop that doesn't exist, photographed on a table that doesn't either. */
final class SampleProducts {
    private static final PixelSize PHOTOGRAPH = new PixelSize(1600, 1200);

    private static final int PICTURES = 2;

    private final Path inbox;

    SampleProducts(Path shelf) {
        this.inbox = shelf.resolve("inbox");
    }

    /** Lays the products into the inbox; those that are there already stay as they are. */
    void lay(int products) throws IOException {
        for (int product = 1; product <= products; product++) {
            for (int picture = 1; picture <= PICTURES; picture++) {
                Path file = inbox.resolve("BOTTLE-%02d".formatted(product)).resolve("%d.jpg".formatted(picture));
                if (!Files.exists(file)) {
                    lay(file, ScenePhotograph.jpeg(PHOTOGRAPH, product * 100L + picture));
                }
            }
        }
    }

    private static void lay(Path file, byte[] bytes) throws IOException {
        Path folder = file.getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, ".laying", "");
        Files.write(draft, bytes);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
