package dev.packshot.pipeline.inspect;

/**
 * How many pictures a listing's set has.
 *
 * @param mains main pictures, normally 1
 * @param images all pictures, the main one counted, swatches not
 * @param swatches swatches
 */
public record PictureSet(int mains, int images, int swatches) {
    public PictureSet {
        if (mains < 0 || images < mains || swatches < 0) {
            throw new IllegalArgumentException(
                    "A set counts at least its main pictures, but was %d main, %d in all, %d swatches"
                            .formatted(mains, images, swatches));
        }
    }
}
