package dev.packshot.app.shoot;

/** Where a picture's SKU is read from. */
enum SkuSource {
    /** The folder that it lies in. */
    FOLDER,
    /** Its file name; a trailing {@code _<n>} numbers the pictures of one SKU. */
    FILENAME,
    /** The sub-folder where there is one, else the file name. */
    AUTO
}
