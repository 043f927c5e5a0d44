package dev.packshot.sandbox.shopify.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.sandbox.shopify.bulk.BulkOperation.Status;
import dev.packshot.sandbox.shopify.bulk.BulkOperations.Outcome;
import dev.packshot.sandbox.shopify.http.Answer;
import dev.packshot.sandbox.shopify.http.Call;
import dev.packshot.sandbox.shopify.schedule.ManualSchedule;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.Trap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BulkOperationsTest {
    private static final String SHOP = "corner.myshopify.com";
    private static final String WHOLE = """
            query Everything { products { edges { node { id title
                media { edges { node { ...Picture } } }
                variants { edges { node { id sku media { edges { node { id } } } } } } } } } }
            fragment Picture on MediaImage { id image { url } }
            """;

    private final ManualSchedule time = new ManualSchedule(Instant.parse("2026-11-20T10:00:00Z"));
    private final Set<Trap> traps = EnumSet.noneOf(Trap.class);
    private final List<BulkOperation> finished = new ArrayList<>();
    private final BulkFiles files = new BulkFiles(URI.create("http://127.0.0.1:4711"), "a key", time);
    private final BulkOperations operations = new BulkOperations(
            files, time, time, (shop, trap) -> traps.contains(trap), (shop, operation) -> finished.add(operation));

    @Test
    void writes_a_line_for_each_object_and_names_its_parent() {
        BulkOperation done = run(WHOLE, false, new Catalogue(10, 4, 3));

        List<JsonNode> lines = lines(fetch(done));
        assertThat(done.status()).isEqualTo(Status.COMPLETED);
        assertThat(done.objectCount()).isEqualTo(10 + 40 + 30 + 30).isEqualTo(lines.size());
        assertThat(done.rootObjectCount()).isEqualTo(10);
        assertThat(lines).filteredOn(line -> !line.has("__parentId")).hasSize(10);
        assertThat(done.fileSize()).contains((long) fetch(done).body().length);
    }

    @Test
    void writes_nothing_but_what_was_asked_for() {
        BulkOperation done = run("{ products { edges { node { id } } } }", false, new Catalogue(2, 1, 1));

        assertThat(text(fetch(done)))
                .isEqualTo("{\"id\":\"gid://shopify/Product/1\"}\n{\"id\":\"gid://shopify/Product/2\"}\n");
    }

    @Test
    void writes_parents_before_their_children_but_other_parents_between() {
        List<JsonNode> lines = lines(fetch(run(WHOLE, false, new Catalogue(10, 4, 3))));

        var seen = new HashSet<String>();
        var behindParent = new ArrayList<Boolean>();
        for (JsonNode line : lines) {
            if (line.has("__parentId")) {
                assertThat(seen).contains(line.path("__parentId").asText());
                behindParent.add(lines.get(lines.indexOf(line) - 1)
                        .path("id")
                        .asText()
                        .equals(line.path("__parentId").asText()));
            }
            seen.add(line.path("id").asText());
        }
        assertThat(lines.get(1).has("__parentId")).isFalse();
        assertThat(behindParent).contains(false);
    }

    @Test
    void groups_children_behind_their_parents_when_asked_to() {
        List<JsonNode> lines = lines(fetch(run(WHOLE, true, new Catalogue(5, 2, 2))));

        var order = new ArrayList<String>();
        for (JsonNode line : lines.subList(0, 8)) {
            order.add(line.path("id").asText().replace("gid://shopify/", ""));
        }
        assertThat(order)
                .containsExactly(
                        "Product/1",
                        "MediaImage/101",
                        "MediaImage/102",
                        "ProductVariant/101",
                        "MediaImage/101",
                        "ProductVariant/102",
                        "MediaImage/101",
                        "Product/2");
    }

    @Test
    void reads_a_connection_that_is_not_at_the_top() {
        BulkOperation done = run("{ shop { products { edges { node { id } } } } }", false, new Catalogue(300, 0, 0));

        assertThat(done.rootObjectCount()).isEqualTo(300);
    }

    @Test
    void reads_a_catalogue_of_five_thousand_products_whole() {
        BulkOperation done = run(WHOLE, false, new Catalogue(5_000, 4, 3));

        Map<Boolean, Integer> kinds = new TreeMap<>();
        lines(fetch(done)).forEach(line -> kinds.merge(line.has("__parentId"), 1, Integer::sum));
        assertThat(kinds).containsEntry(false, 5_000).containsEntry(true, 50_000);
    }

    @Test
    void has_no_address_for_an_empty_result() {
        BulkOperation done = run(WHOLE, false, new Catalogue(0, 0, 0));

        assertThat(done.status()).isEqualTo(Status.COMPLETED);
        assertThat(done.url()).isEmpty();
    }

    @Test
    void runs_five_at_one_time_and_no_sixth() {
        var catalogue = new Catalogue(1, 0, 0);
        for (int i = 0; i < 5; i++) {
            start(WHOLE, catalogue);
        }

        Outcome sixth = operations.start(SHOP, WHOLE, false, catalogue);

        assertThat(sixth).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.code())
                .contains("OPERATION_IN_PROGRESS"));
        time.pass(Duration.ofSeconds(2));
        assertThat(operations.start(SHOP, WHOLE, false, catalogue)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void refuses_a_query_that_bulk_operations_cannot_run() {
        Outcome outcome = operations.start(SHOP, "{ shop { id } }", false, new Catalogue(1, 0, 0));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.field())
                .contains("query"));
    }

    @Test
    void tells_when_it_is_finished() {
        Gid id = start(WHOLE, new Catalogue(3, 1, 1)).id();
        Status before = find(id).status();

        time.pass(Duration.ofSeconds(2));

        assertThat(before).isEqualTo(Status.CREATED);
        assertThat(finished)
                .extracting(BulkOperation::id, BulkOperation::status)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(id, Status.COMPLETED));
    }

    @Test
    void keeps_what_it_had_got_when_it_dies() {
        traps.add(Trap.BULK_DIES);

        BulkOperation died = run(WHOLE, false, new Catalogue(100, 4, 3));

        assertThat(died.status()).isEqualTo(Status.FAILED);
        assertThat(died.errorCode()).contains(BulkOperation.ErrorCode.INTERNAL_SERVER_ERROR);
        assertThat(died.url()).isEmpty();
        assertThat(lines(get(died.partialDataUrl().orElseThrow(), Map.of()))).hasSizeBetween(100, 1_000);
    }

    @Test
    void runs_on_and_on_when_it_stalls_until_shopify_cancels_it() {
        traps.add(Trap.BULK_STALLS);
        Gid id = start(WHOLE, new Catalogue(3, 1, 1)).id();
        time.pass(Duration.ofDays(1));
        Status stalled = find(id).status();

        operations.cancelStalled(SHOP);

        assertThat(List.of(stalled, find(id).status())).containsExactly(Status.RUNNING, Status.CANCELED);
        assertThat(finished).hasSize(1);
    }

    @Test
    void is_canceling_before_it_is_canceled() {
        Gid id = start(WHOLE, new Catalogue(3, 1, 1)).id();

        operations.cancel(SHOP, id);

        assertThat(find(id).status()).isEqualTo(Status.CANCELING);
        time.pass(Duration.ofSeconds(2));
        assertThat(find(id).status()).isEqualTo(Status.CANCELED);
        assertThat(operations.cancel(SHOP, id)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void fails_when_a_page_may_not_be_read() {
        var catalogue = new Catalogue(3, 1, 1);
        var forbidden = new BulkReader() {
            @Override
            public graphql.schema.GraphQLSchema schema() {
                return catalogue.schema();
            }

            @Override
            public Map<String, Object> read(graphql.language.Document query, Map<String, Object> variables) {
                throw new BulkReadException(
                        BulkOperation.ErrorCode.ACCESS_DENIED, new IllegalStateException("no scope"));
            }
        };

        BulkOperation failed = run(WHOLE, false, forbidden);

        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.errorCode()).contains(BulkOperation.ErrorCode.ACCESS_DENIED);
        assertThat(failed.partialDataUrl()).isEmpty();
    }

    @Test
    void serves_a_part_of_the_file() {
        BulkOperation done = run(WHOLE, false, new Catalogue(10, 4, 3));
        byte[] whole = fetch(done).body();
        URI url = done.url().orElseThrow();

        Answer rest = get(url, Map.of("Range", List.of("bytes=100-")));
        Answer few = get(url, Map.of("Range", List.of("bytes=10-19")));
        Answer last = get(url, Map.of("Range", List.of("bytes=-5")));
        Answer none = get(url, Map.of("Range", List.of("bytes=" + whole.length + "-")));

        assertThat(List.of(rest.status(), few.status(), last.status(), none.status()))
                .containsExactly(206, 206, 206, 416);
        assertThat(text(rest)).isEqualTo(text(fetch(done)).substring(100));
        assertThat(few.headers()).containsEntry("Content-Range", "bytes 10-19/" + whole.length);
        assertThat(last.body()).hasSize(5);
    }

    @Test
    void serves_the_whole_file_again_when_it_is_not_the_one_that_was_begun() {
        BulkOperation done = run(WHOLE, false, new Catalogue(10, 4, 3));
        String tag = fetch(done).headers().getOrDefault("ETag", "");
        URI url = done.url().orElseThrow();

        Answer same = get(url, Map.of("Range", List.of("bytes=100-"), "If-Range", List.of(tag)));
        Answer other = get(url, Map.of("Range", List.of("bytes=100-"), "If-Range", List.of("\"another\"")));

        assertThat(List.of(same.status(), other.status())).containsExactly(206, 200);
    }

    @Test
    void refuses_an_address_after_seven_days_or_altered() {
        BulkOperation done = run(WHOLE, false, new Catalogue(1, 0, 0));
        URI url = done.url().orElseThrow();
        URI longer = URI.create(url.toString().replaceFirst("Expires=\\d+", "Expires=9999999999"));
        int altered = get(longer, Map.of()).status();
        time.pass(Duration.ofDays(7));

        int late = get(url, Map.of()).status();

        assertThat(List.of(altered, late)).containsExactly(403, 400);
    }

    private BulkOperation run(String query, boolean grouped, BulkReader reader) {
        Gid id = started(operations.start(SHOP, query, grouped, reader)).id();
        time.pass(Duration.ofSeconds(2));
        return find(id);
    }

    private BulkOperation start(String query, BulkReader reader) {
        return started(operations.start(SHOP, query, false, reader));
    }

    private static BulkOperation started(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).operation();
    }

    private BulkOperation find(Gid id) {
        return operations.find(SHOP, id).orElseThrow();
    }

    private Answer fetch(BulkOperation operation) {
        return get(operation.url().orElseThrow(), Map.of());
    }

    private Answer get(URI url, Map<String, List<String>> headers) {
        String path = url.getPath().substring(1 + SHOP.length());
        Optional<Answer> answer = files.answer(new Call("GET", SHOP, path, url.getRawQuery(), headers, new byte[0]));
        return answer.orElseThrow();
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static List<JsonNode> lines(Answer answer) {
        var mapper = new ObjectMapper();
        return text(answer)
                .lines()
                .map(line -> {
                    try {
                        return mapper.readTree(line);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
