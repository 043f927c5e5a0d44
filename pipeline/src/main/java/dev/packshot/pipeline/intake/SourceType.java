package dev.packshot.pipeline.intake;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads {@code Iptc4xmpExt:DigitalSourceType} (IPTC Photo Metadata Standard) out of an XMP packet. The packet is
 * foreign: it is streamed, not built into a tree, document types are off, and only a term of IPTC's own list counts.
 */
final class SourceType {
    private static final int MOST_BYTES = 256 << 10;
    private static final String NAMESPACE = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String NAME = "DigitalSourceType";
    private static final Pattern TERM =
            Pattern.compile("https?://cv\\.iptc\\.org/newscodes/digitalsourcetype/[A-Za-z]{1,64}");

    private SourceType() {}

    /** The term's URI, or nothing when there is none that can be trusted to be one. */
    static Optional<String> of(byte[] xmp) {
        if (xmp.length > MOST_BYTES) {
            return Optional.empty();
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xmp));
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                Optional<String> found = term(reader.getAttributeValue(NAMESPACE, NAME));
                if (found.isEmpty()
                        && NAME.equals(reader.getLocalName())
                        && NAMESPACE.equals(reader.getNamespaceURI())) {
                    found = term(reader.getAttributeValue(RDF, "resource"));
                    if (found.isEmpty()) {
                        found = term(reader.getElementText());
                    }
                }
                if (found.isPresent()) {
                    return found;
                }
            }
        } catch (XMLStreamException | RuntimeException e) {
            // Broken or hostile metadata says nothing; the picture is still a picture.
        }
        return Optional.empty();
    }

    private static Optional<String> term(@org.jspecify.annotations.Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(TERM.asMatchPredicate());
    }
}
