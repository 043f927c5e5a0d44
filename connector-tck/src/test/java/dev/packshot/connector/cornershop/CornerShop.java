package dev.packshot.connector.cornershop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Sku;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Settings;
import dev.packshot.connector.WebhookCall;
import dev.packshot.connector.tck.simulator.Effects;
import dev.packshot.connector.tck.simulator.MarketplaceSimulator;
import dev.packshot.connector.tck.simulator.Misbehaviour;
import dev.packshot.connector.tck.simulator.SeedListing;
import dev.packshot.connector.tck.simulator.SellerEdit;
import dev.packshot.connector.tck.simulator.TrueListing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A marketplace with one shop and an HTTP interface of its own. */
final class CornerShop implements MarketplaceSimulator {
    static final String SIGNING_SECRET = "signing-secret-of-the-corner-shop";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ShopState state = new ShopState();
    private final ShopDesk desk = new ShopDesk();
    private final Set<Misbehaviour> misbehaviours = new CopyOnWriteArraySet<>();
    private final Map<String, ShopOrder> pending = new ConcurrentHashMap<>();
    private final Map<String, String> settled = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final boolean deferring;
    private final HttpServer server;

    private record Answer(int code, Object body) {}

    CornerShop(boolean deferring) throws IOException {
        this.deferring = deferring;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    public Settings settings() {
        return new Settings(Map.of("shop", "corner", "signing-secret", SIGNING_SECRET));
    }

    @Override
    public Optional<URI> address() {
        return Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @Override
    public Optional<Grant> grant() {
        return Optional.of(desk.present());
    }

    @Override
    public Map<String, String> agree(URI consent) {
        return desk.agree(consent);
    }

    @Override
    public void revoke() {
        desk.revoke();
    }

    @Override
    public ListingRef seed(SeedListing listing) {
        return new ListingRef(state.seed(listing));
    }

    @Override
    public void edit(ListingRef listing, SellerEdit edit) {
        state.edit(listing.id(), edit);
    }

    @Override
    public void delete(ListingRef listing) {
        state.delete(listing.id());
    }

    @Override
    public TrueListing truth(ListingRef listing) {
        synchronized (state) {
            return Objects.requireNonNull(state.item(listing.id())).truth();
        }
    }

    @Override
    public List<TrueListing> history(ListingRef listing) {
        synchronized (state) {
            return List.copyOf(Objects.requireNonNull(state.item(listing.id())).history);
        }
    }

    @Override
    public Effects effects() {
        return state.effects();
    }

    @Override
    public void settle() {
        for (ShopOrder order : List.copyOf(pending.values())) {
            if (pending.remove(order.id()) == null) {
                continue; // Another thread settles it.
            }
            ShopState.Item item = state.item(order.listing());
            if (misbehaviours.contains(Misbehaviour.REFUSES_LATER)) {
                settled.put(order.id(), "refused");
            } else if (item == null || item.changed != order.version()) {
                settled.put(order.id(), "outdated");
            } else {
                state.apply(item, order.lines());
                settled.put(order.id(), "applied");
            }
        }
    }

    @Override
    public void misbehave(Misbehaviour misbehaviour) {
        if (misbehaviour == Misbehaviour.ENDS_ACCESS) {
            desk.endAccess();
        }
        misbehaviours.add(misbehaviour);
    }

    @Override
    public WebhookCall webhook(ListingRef listing, Instant sent) {
        return webhook(listing, sent, SIGNING_SECRET);
    }

    @Override
    public WebhookCall forgedWebhook(ListingRef listing, Instant sent) {
        return webhook(listing, sent, "guessed");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private WebhookCall webhook(ListingRef listing, Instant sent, String secret) {
        byte[] body = "{\"event\":\"e%d\",\"topic\":\"listing.changed\",\"listing\":\"%s\"}"
                .formatted(numbers.incrementAndGet(), listing.id())
                .getBytes(StandardCharsets.UTF_8);
        String time = "" + sent.getEpochSecond();
        return new WebhookCall(
                Map.of(
                        "X-Shop-Time", List.of(time),
                        "X-Shop-Signature", List.of(ShopSignals.signature(secret, time, body))),
                body,
                sent);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Answer answer = answer(exchange, body);
            byte[] bytes = answer.body() instanceof byte[] raw ? raw : JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("x-calls-left", "900");
            exchange.sendResponseHeaders(answer.code(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
        Map<String, String> query = ShopDesk.parameters(
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""));
        switch (path[0]) {
            case "token" -> {
                return token(ShopDesk.parameters(new String(body, StandardCharsets.UTF_8)));
            }
            case "pictures" -> {
                return new Answer(200, picture(path[1]));
            }
            case "changes" -> {
                return changes(exchange, Long.parseLong(query.getOrDefault("after", "0")));
            }
            default -> {}
        }
        String token = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("authorization"), "");
        if (!desk.knows(token.replace("Bearer ", ""))) {
            return new Answer(401, Map.of("error", desk.revoked() ? "consent_ended" : "access_ended"));
        }
        return switch (exchange.getRequestMethod() + " " + path[0] + path.length) {
            case "GET me1" -> new Answer(200, extended(JSON.createObjectNode().put("account", ShopDesk.ACCOUNT)));
            case "GET listings1" -> new Answer(200, page(query));
            case "GET listings2" -> one(path[1]);
            case "POST listings3" -> upload(exchange, path[1], body);
            case "PUT listings3" -> order(exchange, path[1], JSON.readTree(body));
            case "GET submissions2" -> submission(path[1]);
            default -> new Answer(404, Map.of());
        };
    }

    private Answer token(Map<String, String> form) {
        return desk.exchange(form)
                .map(grant -> new Answer(
                        200,
                        Map.of(
                                "account", grant.account(),
                                "access_token", grant.access().reveal(),
                                "refresh_token", grant.refresh().orElseThrow().reveal(),
                                "expires_at", grant.expires().orElseThrow().getEpochSecond(),
                                "scope", String.join(" ", grant.scopes()))))
                .orElse(new Answer(400, Map.of("error", "invalid_grant")));
    }

    private byte[] picture(String id) {
        return state.items().stream()
                .flatMap(item -> item.gallery.stream())
                .filter(picture -> picture.id().equals(id))
                .findFirst()
                .orElseThrow()
                .bytes();
    }

    private Answer changes(HttpExchange exchange, long after) throws InterruptedException {
        if (!SIGNING_SECRET.equals(exchange.getRequestHeaders().getFirst("x-shop-key"))) {
            return new Answer(401, Map.of());
        }
        long now = state.awaitAfter(after);
        ObjectNode answer = JSON.createObjectNode().put("now", now);
        ArrayNode listings = answer.putArray("listings");
        state.items().stream().filter(item -> item.changed > after).forEach(item -> listings.add(item.id));
        return new Answer(200, answer);
    }

    private ObjectNode page(Map<String, String> query) {
        int limit = Integer.parseInt(query.getOrDefault("limit", "10"));
        boolean described = query.containsKey("described");
        synchronized (state) {
            List<ShopState.Item> rest = new ArrayList<>(state.items());
            if (query.containsKey("ids")) {
                List<String> ids = List.of(query.get("ids").split(","));
                rest.removeIf(item -> !ids.contains(item.id));
            } else if (query.containsKey("since")) {
                long since = Long.parseLong(query.get("since"));
                rest.removeIf(item -> (described ? item.described : item.changed) <= since);
                rest.sort(Comparator.comparingLong(item -> item.changed));
            } else if (query.containsKey("offset")) {
                rest = rest.subList(Math.min(rest.size(), Integer.parseInt(query.get("offset"))), rest.size());
            } else {
                String after = query.getOrDefault("after", "");
                rest.removeIf(item -> item.id.compareTo(after) <= 0);
            }
            ObjectNode page = extended(JSON.createObjectNode());
            page.put("now", state.now()).put("more", rest.size() > limit);
            ArrayNode listings = page.putArray("listings");
            rest.stream().limit(limit).forEach(item -> listings.add(json(item)));
            return page;
        }
    }

    private Answer one(String id) {
        synchronized (state) {
            ShopState.Item item = state.item(id);
            return item == null ? new Answer(404, Map.of()) : new Answer(200, json(item));
        }
    }

    private Answer upload(HttpExchange exchange, String id, byte[] body) {
        ShopState.Item item = state.item(id);
        if (item == null) {
            return new Answer(404, Map.of());
        }
        if (misbehaviours.contains(Misbehaviour.REFUSES_PICTURES)) {
            return new Answer(422, Map.of("error", Misbehaviour.WORDS));
        }
        String digest = exchange.getRequestHeaders().getFirst("x-source-digest");
        String marker = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("x-marker"), "");
        var upload = state.upload(item, marker, body, digest == null ? Digest.of(body) : new Digest(digest));
        return new Answer(201, Map.of("file", upload.id()));
    }

    private Answer order(HttpExchange exchange, String id, JsonNode body) {
        synchronized (state) {
            ShopState.Item item = state.item(id);
            if (item == null) {
                return new Answer(404, Map.of());
            }
            String match = exchange.getRequestHeaders().getFirst("if-match");
            if (match != null && Long.parseLong(match) != item.changed) {
                return new Answer(412, Map.of());
            }
            state.countWrite();
            List<ShopOrder.Line> lines = new ArrayList<>();
            body.get("pictures")
                    .forEach(line -> lines.add(new ShopOrder.Line(
                            text(line, "picture"),
                            text(line, "file"),
                            line.path("alt").asText(),
                            skus(item, line.path("variants")))));
            if (deferring) {
                var order = new ShopOrder("s" + numbers.incrementAndGet(), id, item.changed, lines);
                pending.values().removeIf(earlier -> earlier.listing().equals(id));
                pending.put(order.id(), order);
                return new Answer(202, Map.of("submission", order.id(), "ask", 2));
            }
            state.apply(item, lines);
            return new Answer(200, json(item));
        }
    }

    private Answer submission(String id) {
        if (pending.containsKey(id)) {
            return new Answer(200, Map.of("state", "pending"));
        }
        String state = settled.get(id);
        return state == null
                ? new Answer(404, Map.of())
                : new Answer(200, Map.of("state", state, "words", Misbehaviour.WORDS));
    }

    private ObjectNode extended(ObjectNode object) {
        return json().extended(object);
    }

    private ObjectNode json(ShopState.Item item) {
        return json().listing(item);
    }

    private ShopJson json() {
        return new ShopJson(address().orElseThrow(), misbehaviours.contains(Misbehaviour.TELLS_MORE));
    }

    private static Set<Sku> skus(ShopState.Item item, JsonNode variants) {
        Map<String, Sku> byId = new HashMap<>();
        item.skus.forEach(sku -> byId.put("v-" + sku, sku));
        return Set.copyOf(StreamSupport.stream(variants.spliterator(), false)
                .map(id -> Objects.requireNonNull(byId.get(id.asText())))
                .collect(Collectors.toSet()));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }
}
