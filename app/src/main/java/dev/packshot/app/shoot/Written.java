package dev.packshot.app.shoot;

import java.util.List;
import java.util.Optional;

/**
 * Where a picture's files were written, below the output folder.
 *
 * @param before small JPEG of the photograph
 * @param mask file name of the matte below the mask folder
 * @param renditions in the order of the shot's renditions
 */
record Written(String before, Optional<String> mask, List<Files> renditions) {
    /**
     * A rendition's files.
     *
     * @param file the rendition
     * @param preview small JPEG of it
     */
    record Files(String file, String preview) {}
}
