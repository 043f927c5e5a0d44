package dev.packshot.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.engine.work.Probe;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is halted at each place where that could hurt, and started again. */
class KillIT {
    private static final String LOOK = """
            {"every": {"canvas": 400, "smallestSide": 100}}
            """;

    @TempDir
    Path folder;

    private final AtomicInteger products = new AtomicInteger();

    @Test
    void loses_and_doubles_nothing_wherever_it_is_killed() throws Exception {
        var packshot = new PackshotProcess(folder);
        Path shop = folder.resolve("shop");
        Path look = java.nio.file.Files.writeString(folder.resolve("look.json"), LOOK);
        var shelf = new Products(shop);
        shelf.lay("FIRST", products.incrementAndGet(), 1);
        ok(packshot.run(
                "connect",
                "shop",
                "folder",
                "--data",
                data(),
                "--policy",
                "auto",
                "--sample",
                "0",
                "--profile",
                look.toString(),
                "--set",
                "folder=" + shop,
                "--set",
                "platforms=shopify"));

        for (Probe.Stage stage : Probe.Stage.values()) {
            for (Probe.Point point : Probe.Point.values()) {
                String sku = stage + "-" + point;
                shelf.lay(sku, products.incrementAndGet(), 2);
                if (stage == Probe.Stage.RESTORE) {
                    ok(serve(packshot.without("PACKSHOT_PROBE")));
                    ok(packshot.run("restore", "shop", "--listing", "shopify/" + sku, "--data", data()));
                }
                packshot.with("PACKSHOT_PROBE", stage.label() + "/" + point.label());
                PackshotProcess.Ended killed = serve(packshot);
                assertThat(killed.status())
                        .as("%s %s: %s", stage, point, killed.output())
                        .isEqualTo(Probe.HALTED);
            }
        }

        ok(serve(packshot.without("PACKSHOT_PROBE")));
        PackshotProcess.Ended check = packshot.run("check", "--data", data());
        assertThat(check.status()).as(check.output()).isZero();
        assertThat(check.output()).contains("All invariants hold");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private PackshotProcess.Ended serve(PackshotProcess packshot) {
        return packshot.run("serve", "--data", data(), "--port", "0", "--until-quiet", "3");
    }

    private static void ok(PackshotProcess.Ended ended) {
        assertThat(ended.status()).as(ended.output()).isZero();
    }
}
