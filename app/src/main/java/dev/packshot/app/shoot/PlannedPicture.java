package dev.packshot.app.shoot;

import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;
import java.nio.file.Path;

/**
 * A photograph with its place in a picture set.
 *
 * @param file where it lies
 * @param name how it is called in reports: its path below the input folder, with forward slashes
 * @param sku whose picture it is
 * @param slot where it goes
 * @param maskName file name of its matte
 */
record PlannedPicture(Path file, String name, Sku sku, Slot slot, String maskName) {}
