package dev.packshot.pipeline.render;

import dev.packshot.catalog.Digest;
import dev.packshot.pipeline.compose.Composition;

/**
 * Writes a composition as the file that its spec asks for: format, byte budget, sRGB profile, metadata. Usable from
 * several threads at once; the same composition and metadata give the same bytes.
 */
public final class Renderer {
    /**
     * Encodes at the spec's quality, or, where the file would be too large, at the best quality down to the lowest
     * allowed one that keeps the budget.
     *
     * @return the file; when even the lowest quality is too large, that file, marked as not within its budget
     */
    public Rendition render(Composition composition, RenditionMetadata metadata) {
        Encoder encoder = Encoder.of(composition, XmpPacket.of(metadata));
        ByteBudget.Fitted fitted = ByteBudget.fit(encoder, composition.spec());
        return new Rendition(
                composition.spec(),
                fitted.bytes(),
                Digest.of(fitted.bytes()),
                composition.size(),
                fitted.quality(),
                fitted.fits());
    }
}
