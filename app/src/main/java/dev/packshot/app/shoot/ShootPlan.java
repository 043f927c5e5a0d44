package dev.packshot.app.shoot;

import java.util.List;

/**
 * What a run is going to do.
 *
 * @param pictures in the order of SKU and slot
 * @param ignored files in the input folders that aren't pictures, by name
 */
record ShootPlan(List<PlannedPicture> pictures, List<String> ignored) {
    ShootPlan {
        pictures = List.copyOf(pictures);
        ignored = List.copyOf(ignored);
    }
}
