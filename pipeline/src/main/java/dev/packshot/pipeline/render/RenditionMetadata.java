package dev.packshot.pipeline.render;

import dev.packshot.catalog.Sku;
import java.util.Optional;

/**
 * What a rendition says about itself. Nothing else of the photograph's metadata goes into it: no position, serial
 * number, name or thumbnail.
 *
 * @param sku written as dc:identifier
 * @param altText written as IPTC AltTextAccessibility, may be empty
 * @param sourceType IPTC digital source type (a URI) to keep or declare; empty says nothing
 */
public record RenditionMetadata(Sku sku, String altText, Optional<String> sourceType) {}
