package dev.packshot.connector.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.connector.GalleryWriter;
import dev.packshot.connector.Health;
import dev.packshot.connector.ListingReader;
import dev.packshot.connector.Session;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.graphql.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One shop, open. */
final class ShopifySession implements Session {
    private final ShopifyApi api;
    private final ListingReader reader;
    private final GalleryWriter writer;

    ShopifySession(ShopifyApi api, ListingReader reader, GalleryWriter writer) {
        this.api = api;
        this.reader = reader;
        this.writer = writer;
    }

    @Override
    public Health probe() {
        JsonNode answer = api.ask(Operation.PROBE, 1, Map.of());
        Set<String> scopes = new TreeSet<>();
        answer.path("currentAppInstallation")
                .path("accessScopes")
                .forEach(scope -> scopes.add(scope.path("handle").asText()));
        List<String> warnings = new ArrayList<>();
        AppKeys.SCOPES.stream()
                .filter(scope -> !scopes.contains(scope) && !scopes.contains(scope.replace("read_", "write_")))
                .forEach(scope -> warnings.add(
                        "The shop's consent lacks " + scope + ": open the app in Shopify's admin and consent again."));
        api.otherVersion()
                .ifPresent(version -> warnings.add("Shopify answers with version " + version
                        + " of the Admin API: set PACKSHOT_SHOPIFY_API_VERSION to a version that it supports."));
        return new Health(answer.path("shop").path("myshopifyDomain").asText(), scopes, warnings);
    }

    @Override
    public ListingReader reader() {
        return reader;
    }

    @Override
    public GalleryWriter writer() {
        return writer;
    }

    @Override
    public void close() {
        api.close();
    }
}
