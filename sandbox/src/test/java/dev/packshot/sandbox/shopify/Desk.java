package dev.packshot.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.catalog.Sku;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/** An app at its desk: a sandbox of a test's own, one shop in it, and calls over HTTP as an app makes them. */
final class Desk implements AutoCloseable {
    static final String DOMAIN = "corner.myshopify.com";
    static final int RED = 0xcc2222;
    static final int GREEN = 0x22cc22;
    static final int BLUE = 0x2222cc;

    private static final ObjectMapper JSON = new ObjectMapper();

    final SettableClock clock = new SettableClock();
    final ShopifySandbox sandbox;
    final SandboxShop shop;
    private final HttpClient http = HttpClient.newHttpClient();
    private String token;

    Desk() {
        this(options -> options);
    }

    Desk(UnaryOperator<SandboxOptions> wish) {
        try {
            this.sandbox = ShopifySandbox.start(wish.apply(SandboxOptions.of(clock, new Random(7))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.shop = sandbox.shop(DOMAIN);
        this.token = shop.token();
    }

    /** Shopify's own schema, where it lies at hand. */
    static Optional<Path> realSchema() {
        Path file = Path.of(System.getProperty("shopify.schema", "../../shared/specs/shopify/admin.graphql"));
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    void scopes(String... scopes) {
        token = shop.token(Set.of(scopes));
    }

    HttpResponse<String> post(String path, String accessToken, String body) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.address() + path))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Access-Token", accessToken)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> send(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.address() + path)).build());
    }

    byte[] bytes(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    int status(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> raw(String version, String query, Map<String, ?> variables) {
        try {
            return post(
                    "/" + DOMAIN + "/admin/api/" + version + "/graphql.json",
                    token,
                    JSON.writeValueAsString(Map.of("query", query, "variables", variables)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode ask(String query) {
        return ask(query, Map.of());
    }

    JsonNode ask(String query, Map<String, ?> variables) {
        return json(raw("2026-07", query, variables).body());
    }

    /** What a field of the root answers. */
    JsonNode data(String query, Map<String, ?> variables) {
        JsonNode answer = ask(query, variables);
        if (answer.has("errors")) {
            throw new AssertionError(answer.toPrettyString());
        }
        return answer.path("data").elements().next();
    }

    JsonNode data(String query) {
        return data(query, Map.of());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uploads bytes and says what to name as their source. */
    String staged(String fileName, byte[] bytes) {
        JsonNode target = data(
                        """
                        mutation Stage($input: [StagedUploadInput!]!) {
                          stagedUploadsCreate(input: $input) {
                            stagedTargets { url resourceUrl parameters { name value } }
                            userErrors { field message }
                          }
                        }""",
                        Map.of(
                                "input",
                                List.of(Map.of("resource", "IMAGE", "filename", fileName, "mimeType", mime(fileName)))))
                .path("stagedTargets")
                .path(0);
        send(HttpRequest.newBuilder(URI.create(target.path("url").asText()))
                .header("Content-Type", mime(fileName))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build());
        return target.path("resourceUrl").asText();
    }

    private static String mime(String fileName) {
        return fileName.endsWith(".png") ? "image/png" : "image/jpeg";
    }

    /** A product with a variant for each SKU and a picture for each colour; the first variant shows the first picture. */
    Gid product(List<String> skus, Integer... colours) {
        NewProduct product = NewProduct.of("Bottle", skus.stream().map(Sku::new).toList());
        for (int i = 0; i < colours.length; i++) {
            product = product.withPicture(new NewPicture(
                    Pictures.jpeg(colours[i]),
                    "shot-" + Integer.toHexString(colours[i]) + ".jpg",
                    "Shot " + i,
                    i == 0 ? Set.of(new Sku(skus.getFirst())) : Set.of()));
        }
        return shop.addProduct(product);
    }

    List<Gid> media(Gid product) {
        return shop.gallery(product).pictures().stream()
                .map(picture -> picture.id())
                .toList();
    }

    JsonNode file(Gid id) {
        return data("""
                query File($id: ID!) {
                  node(id: $id) {
                    ... on MediaImage {
                      id alt status fileStatus mimeType updatedAt
                      image { url width height altText }
                      originalSource { url fileSize }
                      fileErrors { code message }
                      mediaErrors { code message }
                    }
                  }
                }""", Map.of("id", id.toString()));
    }

    @SafeVarargs
    final JsonNode update(Map<String, ?>... files) {
        return data("""
                mutation Update($files: [FileUpdateInput!]!) {
                  fileUpdate(files: $files) {
                    files { id alt fileStatus ... on MediaImage { image { url } } }
                    userErrors { code field message }
                  }
                }""", Map.of("files", Arrays.asList(files)));
    }

    @SafeVarargs
    final JsonNode create(Map<String, ?>... files) {
        return data("""
                mutation Create($files: [FileCreateInput!]!) {
                  fileCreate(files: $files) {
                    files { id alt fileStatus }
                    userErrors { code field message }
                  }
                }""", Map.of("files", Arrays.asList(files)));
    }

    @SafeVarargs
    final JsonNode append(Gid product, Map<String, ?>... media) {
        return data("""
                mutation Append($id: ID!, $media: [CreateMediaInput!]) {
                  productUpdate(product: { id: $id }, media: $media) {
                    product { id media(first: 250) { nodes { id alt status } } }
                    userErrors { field message }
                  }
                }""", Map.of("id", product.toString(), "media", Arrays.asList(media)));
    }

    Map<String, String> picture(String fileName, int colour) {
        byte[] bytes = fileName.endsWith(".png") ? Pictures.png(colour) : Pictures.jpeg(colour);
        return Map.of("originalSource", staged(fileName, bytes), "alt", "New " + fileName, "mediaContentType", "IMAGE");
    }

    static String code(JsonNode payload) {
        return payload.path("userErrors").path(0).path("code").asText();
    }

    static String errorCode(JsonNode answer) {
        return answer.path("errors").path(0).path("extensions").path("code").asText();
    }

    @Override
    public void close() {
        http.close();
        sandbox.close();
    }
}
