package dev.packshot.sandbox.shopify.picture;

/**
 * Why a picture wasn't taken, found while it was processed.
 *
 * @param code of {@code FileErrorCode} and {@code MediaErrorCode}
 * @param message for people
 */
public record PictureProblem(Code code, String message) {
    /** Those of Shopify's codes that processing a picture can end with. */
    public enum Code {
        IMAGE_DOWNLOAD_FAILURE,
        IMAGE_PROCESSING_FAILURE,
        UNSUPPORTED_IMAGE_FILE_TYPE,
        INVALID_IMAGE_FILE_SIZE,
        INVALID_IMAGE_RESOLUTION
    }
}
