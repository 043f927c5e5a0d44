/** {@code packshot model}: third-party matte networks. */
@NullMarked
package dev.packshot.app.model;

import org.jspecify.annotations.NullMarked;
