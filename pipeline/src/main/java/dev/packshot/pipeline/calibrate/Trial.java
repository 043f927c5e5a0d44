package dev.packshot.pipeline.calibrate;

import dev.packshot.pipeline.doubt.Evidence;

/**
 * A cut-out whose truth is known.
 *
 * @param name of its photograph, for people
 * @param evidence against it
 * @param iou of its alpha ≥ ½ and the true one's, 0..1
 */
public record Trial(String name, Evidence evidence, double iou) {
    public Trial {
        if (!(iou >= 0 && iou <= 1)) {
            throw new IllegalArgumentException("The IoU of %s is 0..1, but was %s".formatted(name, iou));
        }
    }

    /** Whether its matte is bad. */
    boolean bad(double badBelow) {
        return iou < badBelow;
    }
}
