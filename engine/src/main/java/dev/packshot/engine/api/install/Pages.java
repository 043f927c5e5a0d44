package dev.packshot.engine.api.install;

import dev.packshot.connector.Installs.Embedding;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pages that people see. A page within a marketplace's own may be framed by that shop's pages and nobody else's; every other
 * one by nobody. None holds a script between its tags, and none is kept.
 */
@Singleton
class Pages {
    private final String plain = new String(PageAssets.read("plain.html"), StandardCharsets.UTF_8);
    private final String shop = new String(PageAssets.read("shop.html"), StandardCharsets.UTF_8);
    private final String style = PageAssets.address("page.css");
    private final String script = PageAssets.address("page.js");

    /**
     * Says something to somebody.
     *
     * @param status of HTTP
     * @param within where the page is shown within the marketplace's own
     */
    Response says(int status, String title, String words, Optional<Embedding> within) {
        String page = Html.filled(
                plain, Map.of("style", Html.text(style), "title", Html.text(title), "words", Html.text(words)));
        return answer(status, page, within);
    }

    /** A shop's own page. */
    Response shop(String account, String marketplace, Embedding within) {
        String meta = within.meta().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "<meta name=\"%s\" content=\"%s\">"
                        .formatted(Html.text(entry.getKey()), Html.text(entry.getValue())))
                .collect(Collectors.joining("\n"));
        String scripts = within.scripts().stream()
                .map(address -> "<script src=\"%s\"></script>".formatted(Html.text(address.toString())))
                .collect(Collectors.joining("\n"));
        String page = Html.filled(
                shop,
                Map.of(
                        "style", Html.text(style),
                        "script", Html.text(script),
                        "meta", meta,
                        "scripts", scripts,
                        "shop", Html.text(account),
                        "marketplace", Html.text(marketplace)));
        return answer(200, page, Optional.of(within));
    }

    private static Response answer(int status, String page, Optional<Embedding> within) {
        return Response.status(status)
                .entity(page)
                .type("text/html;charset=UTF-8")
                .header("Content-Security-Policy", policy(within))
                .header("X-Content-Type-Options", "nosniff")
                // The address that he came by holds what proves who he is: no script of others gets to see it.
                .header("Referrer-Policy", "strict-origin")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String policy(Optional<Embedding> within) {
        String scripts = Stream.concat(
                        Stream.of("'self'"),
                        within.stream().flatMap(page -> page.scripts().stream()).map(Pages::source))
                .collect(Collectors.joining(" "));
        String ancestors = within.map(Embedding::ancestors).filter(list -> !list.isEmpty()).stream()
                .flatMap(List::stream)
                .map(Pages::origin)
                .collect(Collectors.joining(" "));
        return "default-src 'self'; script-src %s; style-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors %s"
                .formatted(scripts, ancestors.isEmpty() ? "'none'" : ancestors);
    }

    /** Neither separator of a policy may come in with an address. (CSP level 3, 2.3.1.) */
    private static String source(URI address) {
        if (address.toString().matches(".*[;,\\s].*")) {
            throw new IllegalArgumentException("A script's address can't be named in a policy");
        }
        return address.toString();
    }

    private static String origin(URI address) {
        return source(URI.create(address.getScheme() + "://" + address.getRawAuthority()));
    }
}
