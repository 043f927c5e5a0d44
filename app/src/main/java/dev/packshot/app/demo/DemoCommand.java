package dev.packshot.app.demo;

import static java.util.stream.Collectors.joining;

import dev.packshot.app.server.Address;
import dev.packshot.app.server.ServerOptions;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code packshot demo}: new products → pictures on the shelf, read back → originals back. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows the whole loop on a folder and on a Shopify of its own on this machine: products come in, pictures are",
            "made, judged, published and read back, and one listing of each gets its originals back. Needs no network."
        },
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  all that should be live is live, and every invariant holds",
            "  2  wrong use, or a configuration that can't be used",
            "  3  something isn't as it should be; the table says what"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int NOT_AS_IT_SHOULD_BE = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions options;

    @Option(names = "--once", description = "Ends when the loop has gone round, with a table.")
    private boolean once;

    @Option(
            names = "--products",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many products there are. Default: 4.")
    private int products;

    @Option(names = "--folder-only", description = "Leaves the Shopify out.")
    private boolean folderOnly;

    private final Demo demo;
    private final Path data;

    @Inject
    DemoCommand(Demo demo, @ConfigProperty(name = "packshot.data") Path data) {
        this.demo = demo;
        this.data = data;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        DemoReport report = demo.goRound(data.resolve("shop").toAbsolutePath(), products, !folderOnly);
        report.print(out);
        if (once) {
            boolean forgotten = demo.leave();
            if (!folderOnly) {
                out.printf("%-25s %8s %8s%n", "forgotten when it left", "", forgotten ? "yes" : "NO");
                out.flush();
            }
            demo.stop();
            return report.good() && forgotten ? OK : NOT_AS_IT_SHOULD_BE;
        }
        out.printf(
                """

                The demo goes on: lay photographs into %s/A-NEW-SKU/ and look at %s.
                %sREST API at %s/api/v1/openapi. Ctrl-C ends it.
                """,
                report.inbox(),
                report.shelf(),
                demo.pages().map("%s%n"::formatted).collect(joining()),
                Address.own());
        out.flush();
        demo.goOn();
        Quarkus.waitForExit();
        demo.stop();
        return OK;
    }
}
