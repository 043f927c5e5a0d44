/** Which addresses of the network a picture may be fetched from. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.media.address;
