package dev.packshot.connector.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.CallMeter;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.Opening;
import dev.packshot.connector.Session;
import dev.packshot.connector.folder.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand SKUs, page by page. */
class ManyProductsTest {
    private static final int SKUS = 10_000;
    private static final int FOLDERS = 10;

    @TempDir
    Path folder;

    @Test
    void ten_thousand_skus_are_read_page_by_page_in_order_while_others_come() throws IOException {
        Root root = new Root(folder);
        // Most of them named by a manifest, since ten thousand folders take a while to make.
        root.drop("photos/1.jpg", "picture");
        root.drop(
                "inbox/products.csv",
                IntStream.range(0, SKUS)
                        .filter(i -> i % FOLDERS != 0)
                        .mapToObj("SKU-%05d,photos/1.jpg\n"::formatted)
                        .collect(Collectors.joining("", "sku,image\n", "")));
        for (int i = 0; i < SKUS; i += FOLDERS) {
            Path sku = Files.createDirectory(root.path("inbox/SKU-%05d".formatted(i)));
            Files.writeString(sku.resolve("1.jpg"), "picture");
        }
        Session session = new FolderConnector(new Disk(), FolderPace.USUAL)
                .open(new Opening(root.settings(), Optional::empty, CallMeter.UNLIMITED, Clock.systemUTC()));

        List<ListingRef> read = new ArrayList<>();
        int pages = 0;
        ListingPage page = session.reader().page(Cursor.START);
        while (true) {
            page.listings().stream().map(Listing::ref).forEach(read::add);
            root.drop("inbox/SKU-%05d-new/1.jpg".formatted(pages++ * 97), "came meanwhile");
            if (page.last()) {
                break;
            }
            page = session.reader().page(page.next());
        }

        assertThat(new HashSet<>(read)).hasSameSizeAs(read).hasSizeGreaterThanOrEqualTo(SKUS);
        assertThat(read).isSorted();
        assertThat(pages).isBetween(SKUS / 200, SKUS / 200 + 2);
    }
}
