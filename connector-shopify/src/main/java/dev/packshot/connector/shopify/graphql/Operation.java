package dev.packshot.connector.shopify.graphql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A document that is sent to Shopify: {@code <name>.graphql} beside this class, with the one operation of that name. A
 * test holds each against Shopify's schema.
 *
 * <p>Costs are the points that Shopify reserves before it runs a document; a test holds them against what is answered.
 */
public enum Operation {
    /** The shop, and what the app may do there. */
    PROBE("Probe", 3, 0),
    /** How a reading of everything begins: how many products there are, when the last one changed. */
    CATALOGUE_SIZE("CatalogueSize", 13, 0),
    /** Products by id. One item for each product of the page. */
    PRODUCTS("Products", products -> page(products, product()), Fragment.PRODUCT, Fragment.PICTURE),
    /** Products by time of change. One item for each product of the page. */
    CHANGED_PRODUCTS("ChangedProducts", products -> page(products, product()), Fragment.PRODUCT, Fragment.PICTURE),
    /** Certain products. */
    PRODUCTS_NAMED("ProductsNamed", products -> product(), Fragment.PRODUCT, Fragment.PICTURE),
    /** Further media of a product. */
    MORE_MEDIA("MoreMedia", products -> 1 + page(100, 3), Fragment.PICTURE),
    /** Further variants of a product. */
    MORE_VARIANTS("MoreVariants", products -> 1 + page(100, variant())),
    /** Where one picture's bytes are now. */
    IMAGE_ADDRESS("ImageAddress", 3, 0),
    /** A product's media and variants, as a write has to know them. One item for each medium of the page. */
    GALLERY_NOW("GalleryNow", media -> 1 + page(media, 3) + page(33, 1 + page(2, 1)), Fragment.FILE),
    /** Further media of the same. */
    GALLERY_MORE_MEDIA("GalleryMoreMedia", media -> 1 + page(100, 3), Fragment.FILE),
    /** Further variants of the same. */
    GALLERY_MORE_VARIANTS("GalleryMoreVariants", variants -> 1 + page(100, 1 + page(2, 1))),
    /** How far Shopify is with files. */
    FILE_STATES("FileStates", 5, 0, Fragment.FILE, Fragment.FAULTS),
    /** Files by name. One item for each of the page. */
    FILES_BY_NAME("FilesByName", files -> page(files, 5), Fragment.FILE, Fragment.FAULTS),
    /** Where files can be put. */
    STAGED_UPLOADS("StagedUploads", 10, 0),
    /** Makes files of what was put. */
    FILE_CREATE("FileCreate", 20, 0),
    /** Changes files. */
    FILE_UPDATE("FileUpdate", 10, 0),
    /** Gives up replacements that were not taken. */
    FILE_ACKNOWLEDGE("FileAcknowledge", 10, 0),
    /** Moves media of a product. */
    MEDIA_REORDER("MediaReorder", 10, 0),
    /** Whether a job is done. */
    JOB_STATE("JobState", 1, 0),
    /** Takes pictures off variants. */
    VARIANT_DETACH("VariantDetach", 10, 0),
    /** Puts pictures on variants. */
    VARIANT_APPEND("VariantAppend", 10, 0),
    /** Begins a bulk operation. */
    BULK_START("BulkStart", 10, 0),
    /** How a bulk operation stands. */
    BULK_STATUS("BulkStatus", 1, 0);

    /** What several documents ask for. */
    private static final class Fragment {
        static final String PRODUCT = "ProductFields";
        static final String PICTURE = "PictureFields";
        static final String FILE = "FileFields";
        static final String FAULTS = "FileFaults";

        private Fragment() {}
    }

    private final String name;
    private final IntUnaryOperator cost;
    private final String document;

    Operation(String name, int fixed, int each, String... fragments) {
        this(name, items -> fixed + each * items, fragments);
    }

    @SuppressWarnings("ImmutableEnumChecker") // Functions of numbers to numbers.
    Operation(String name, IntUnaryOperator cost, String... fragments) {
        this.name = name;
        this.cost = cost;
        this.document = Stream.concat(Stream.of(name), Stream.of(fragments))
                .map(Operation::text)
                .collect(Collectors.joining("\n"));
    }

    /** The operation's name within its document. */
    public String operationName() {
        return name;
    }

    /** The whole document. */
    public String document() {
        return document;
    }

    /**
     * Points that Shopify reserves.
     *
     * @param items how many things are asked about or changed by it; what counts is said at each operation
     */
    public int cost(int items) {
        return cost.applyAsInt(items);
    }

    /**
     * What a connection costs: 2, and the cost of a node times {@code 2·ln n} for a page of n, rounded down, at least once.
     * Not published by Shopify; fitted to recorded answers.
     */
    private static int page(int nodes, int node) {
        return 2 + Math.max(1, (int) (2 * Math.log(nodes))) * node;
    }

    private static int product() {
        return 1 + page(50, 3) + page(50, variant());
    }

    private static int variant() {
        return 1 + page(10, 1);
    }

    /** What a bulk operation asks for: every product that is read, with its media, variants and their media. */
    public static String bulkCatalogue() {
        return text("BulkCatalogue");
    }

    /** A text that lies beside this class. */
    static String text(String name) {
        String file = name + ".graphql";
        try (InputStream in = Operation.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing in the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
