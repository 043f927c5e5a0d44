/** Opens an encoded file and reads what it says about itself. */
@NullMarked
package dev.packshot.pipeline.inspect.file;

import org.jspecify.annotations.NullMarked;
