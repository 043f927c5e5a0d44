package dev.packshot.catalog;

/** The shadow that is laid under a product. */
public enum Shadow {
    /** None: the background stays untouched up to the product's edge. */
    NONE,
    /** A narrow dark line where the product stands on the ground. */
    CONTACT,
    /** Contact shadow and a wide faint one around it. */
    SOFT
}
