package dev.packshot.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What docs/shopify.md tells an operator to do, read as he would. */
final class ShopifyDocument {
    private static final Path PAGE = Path.of("../docs/shopify.md");
    private static final Path APP = Path.of("../docs/shopify.app.toml");
    private static final String OWN = "https://packshot.example";

    private final String page;
    private final String app;

    ShopifyDocument() {
        try {
            page = Files.readString(PAGE);
            app = Files.readString(APP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The variables of its second step, with an app's own values in the places for them. */
    Map<String, String> environment(String clientId, String secret) {
        Map<String, String> variables = new LinkedHashMap<>();
        Pattern.compile("(?m)^export (\\w+)=(\\S+)$")
                .matcher(page)
                .results()
                .forEach(line -> variables.put(
                        line.group(1),
                        line.group(2).replace("YOUR-CLIENT-ID", clientId).replace("YOUR-CLIENT-SECRET", secret)));
        assertThat(variables.values()).contains(clientId, secret);
        assertThat(page).contains("./packshot serve");
        return variables;
    }

    /** Where the app's address of its third step leads, with our own address in place of the example's. */
    URI application(URI own) {
        return own(own, "(?m)^application_url = \"([^\"]+)\"$");
    }

    /** Where all its webhooks lead. */
    URI hooks(URI own) {
        return own(own, "(?m)^uri = \"([^\"]+)\"$");
    }

    private URI own(URI own, String line) {
        String said = Pattern.compile(line)
                .matcher(app)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .reduce((one, other) -> {
                    throw new AssertionError(APP + " names " + one + " and " + other);
                })
                .orElseThrow();
        assertThat(said).startsWith(OWN);
        return URI.create(said.replace(OWN, own.toString()));
    }
}
