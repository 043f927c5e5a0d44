package dev.packshot.connector.shopify.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.connector.ConnectorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts products together from lines: a product's own, then those of its media, its variants and their media, each naming
 * its parent in {@code __parentId}.
 *
 * <p>The operation is run with {@code groupObjects: true}, since only then Shopify says that children stand directly
 * under their parents; otherwise a product would be whole only at the file's end, and a catalogue would have to be held
 * at once. Neither is taken on trust: a child that stands under another's parent is told, and so is a product that has
 * another number of media or variants than it says.
 */
public final class ProductLines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PARENT = "__parentId";
    private static final String VARIANT = "gid://shopify/ProductVariant/";
    private static final String PRODUCT = "gid://shopify/Product/";

    private ProductLines() {}

    /**
     * A product of a result.
     *
     * @param product its own fields
     * @param media its media, in the order of the lines
     * @param variants its variants, each with its media as {@code media.nodes}
     * @param whole whether it has as many of each as it says
     */
    public record Lines(JsonNode product, List<JsonNode> media, List<JsonNode> variants, boolean whole) {
        public Lines {
            media = List.copyOf(media);
            variants = List.copyOf(variants);
        }
    }

    /**
     * Some products.
     *
     * @param products each once, in the order of the file
     * @param next where the line of the next product begins, bytes from the start of the file; its size at the end
     * @param grouped whether each child stood directly under its parent
     */
    public record Read(List<Lines> products, long next, boolean grouped) {
        public Read {
            products = List.copyOf(products);
        }
    }

    /**
     * Reads products from a part of a result.
     *
     * @param part beginning with the line of a product
     * @param most products to read
     * @return none when the part holds no whole product
     * @throws ConnectorException.Malformed when these aren't lines of products
     */
    public static Read read(ResultFile.Part part, int most) {
        List<Lines> products = new ArrayList<>();
        Building open = null;
        byte[] bytes = part.bytes();
        long next = part.offset();
        boolean grouped = true;
        int start = 0;
        while (start < bytes.length) {
            int end = lineEnd(bytes, start);
            if (end == bytes.length && !part.last()) {
                break; // Half a line.
            }
            if (end > start) {
                JsonNode line = line(bytes, start, end);
                if (line.path(PARENT).isMissingNode()) {
                    if (open != null) {
                        products.add(open.lines());
                    }
                    next = part.offset() + start;
                    if (products.size() == most) {
                        return new Read(products, next, grouped);
                    }
                    open = new Building(line);
                } else if (open == null) {
                    throw malformed();
                } else {
                    grouped &= open.add(line);
                }
            }
            start = end + 1;
        }
        if (open != null && part.last()) {
            products.add(open.lines());
        }
        return new Read(products, part.last() ? part.offset() + bytes.length : next, grouped);
    }

    private static int lineEnd(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static JsonNode line(byte[] bytes, int start, int end) {
        try {
            JsonNode line = JSON.readTree(bytes, start, end - start);
            if (line == null || !line.path("id").isTextual()) {
                throw malformed();
            }
            return line;
        } catch (IOException e) {
            throw malformed();
        }
    }

    private static ConnectorException malformed() {
        return new ConnectorException.Malformed("The result of the bulk operation isn't lines of products");
    }

    /** A product whose children are coming. */
    private static final class Building {
        private final JsonNode product;
        private final String id;
        private final List<JsonNode> media = new ArrayList<>();
        private final Map<String, ObjectNode> variants = new HashMap<>();
        private final List<JsonNode> order = new ArrayList<>();

        Building(JsonNode product) {
            this.product = product;
            this.id = product.path("id").textValue();
            if (!id.startsWith(PRODUCT)) {
                throw malformed();
            }
        }

        /** Whether the line belongs to this product. */
        boolean add(JsonNode line) {
            String parent = line.path(PARENT).asText();
            String child = line.path("id").textValue();
            ObjectNode variant = variants.get(parent);
            if (variant != null) {
                variant.withObject("media").withArray("nodes").add(line);
            } else if (!parent.equals(id)) {
                return false;
            } else if (child.startsWith(VARIANT)) {
                ObjectNode own = ((ObjectNode) line).without(PARENT);
                own.putObject("media").putArray("nodes");
                variants.put(child, own);
                order.add(own);
            } else {
                media.add(line);
            }
            return true;
        }

        Lines lines() {
            boolean whole = counts("mediaCount", media.size()) && counts("variantsCount", order.size());
            return new Lines(product, media, order, whole);
        }

        private boolean counts(String field, int found) {
            JsonNode count = product.path(field).path("count");
            return count.isInt() && count.intValue() == found;
        }
    }
}
