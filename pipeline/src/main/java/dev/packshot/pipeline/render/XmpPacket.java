package dev.packshot.pipeline.render;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.SerializeOptions;

/**
 * The XMP of a rendition: identifier, alternative text and, where known, how its pixels came about. No time stamps and
 * no instance ids, so that equal renditions have equal bytes.
 */
final class XmpPacket {
    /** IPTC Photo Metadata Standard 2025.1, core schema. */
    private static final String IPTC_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";

    private static final String IPTC_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    /** Keeps the packet well within one JPEG segment of 64 KiB, at up to 5 bytes for an escaped character. */
    private static final int LONGEST_TEXT = 4000;

    private XmpPacket() {}

    static byte[] of(RenditionMetadata metadata) {
        try {
            XMPMeta xmp = XMPMetaFactory.create();
            xmp.setProperty(XMPConst.NS_DC, "identifier", legal(metadata.sku().value()));
            String altText = legal(metadata.altText());
            if (!altText.isBlank()) {
                xmp.setLocalizedText(IPTC_CORE, "AltTextAccessibility", "", XMPConst.X_DEFAULT, altText);
            }
            if (metadata.sourceType().isPresent()) {
                xmp.setProperty(
                        IPTC_EXTENSION,
                        "DigitalSourceType",
                        legal(metadata.sourceType().get()));
            }
            SerializeOptions options = new SerializeOptions()
                    .setUseCompactFormat(true)
                    .setPadding(0)
                    .setReadOnlyPacket(true)
                    .setSort(true);
            return XMPMetaFactory.serializeToBuffer(xmp, options);
        } catch (XMPException e) {
            throw new IllegalStateException("These properties are always serialisable", e);
        }
    }

    /** Leaves out what XML 1.0 can't hold (section 2.2), lone surrogates among it, and cuts overlong text. */
    private static String legal(String text) {
        var legal = new StringBuilder();
        text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || (c >= ' ' && c < 0xD800)
                        || (c >= 0xE000 && c < 0xFFFE)
                        || c >= 0x10000)
                .filter(c -> c < 0x7F || c > 0x9F)
                .limit(LONGEST_TEXT)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
