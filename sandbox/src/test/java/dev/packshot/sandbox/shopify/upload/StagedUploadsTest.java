package dev.packshot.sandbox.shopify.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.sandbox.shopify.http.Answer;
import dev.packshot.sandbox.shopify.http.Call;
import dev.packshot.sandbox.shopify.picture.StagedTargets.Parameter;
import dev.packshot.sandbox.shopify.picture.StagedTargets.Target;
import dev.packshot.sandbox.shopify.picture.StagedTargets.Wish;
import dev.packshot.sandbox.shopify.schedule.ManualSchedule;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StagedUploadsTest {
    private static final String SHOP = "corner.myshopify.com";
    private static final URI BASE = URI.create("http://127.0.0.1:4711");
    private static final byte[] PICTURE = "any bytes will do".getBytes(StandardCharsets.UTF_8);

    private final ManualSchedule time = new ManualSchedule(Instant.parse("2026-11-20T10:00:00Z"));
    private final List<String> uploaded = new ArrayList<>();
    private final StagedUploads uploads = new StagedUploads(BASE, "a key", time, new Random(5), uploaded::add);

    @Test
    void takes_a_file_at_a_signed_address_and_has_it_for_the_mutation() {
        Target target = uploads.issue(SHOP, new Wish("IMAGE", "front view.jpg", "image/jpeg", "PUT"));

        Answer answer = put(target.url(), "127.0.0.1:4711", PICTURE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(uploads.bytes(SHOP, target.resourceUrl())).contains(PICTURE);
        assertThat(target.parameters())
                .containsExactly(new Parameter("content_type", "image/jpeg"), new Parameter("acl", "private"));
        assertThat(uploaded).containsExactly(SHOP);
    }

    @Test
    void has_nothing_at_an_address_before_it_is_put_there() {
        Target target = uploads.issue(SHOP, new Wish("IMAGE", "a.jpg", "image/jpeg", "PUT"));

        assertThat(uploads.bytes(SHOP, target.resourceUrl())).isEmpty();
    }

    @Test
    void refuses_an_address_that_was_altered_or_is_asked_at_another_host() {
        Target target = uploads.issue(SHOP, new Wish("IMAGE", "a.jpg", "image/jpeg", "PUT"));
        URI other = URI.create(target.url().toString().replace("a.jpg", "b.jpg"));

        List<Integer> answers = List.of(
                put(other, "127.0.0.1:4711", PICTURE).status(),
                put(target.url(), "localhost:4711", PICTURE).status());

        assertThat(answers).containsExactly(403, 403);
        assertThat(uploaded).isEmpty();
    }

    @Test
    void refuses_an_address_after_seven_days() {
        Target target = uploads.issue(SHOP, new Wish("IMAGE", "a.jpg", "image/jpeg", "PUT"));
        time.pass(Duration.ofDays(7));

        Answer answer = put(target.url(), "127.0.0.1:4711", PICTURE);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer)).contains("ExpiredToken");
    }

    @Test
    void takes_a_file_by_a_form_of_nine_fields() {
        Target target = form();

        Answer answer = post(target, fields(target), PICTURE);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(uploads.bytes(SHOP, target.resourceUrl())).contains(PICTURE);
        assertThat(target.parameters())
                .extracting(Parameter::name)
                .containsExactly(
                        "Content-Type",
                        "success_action_status",
                        "acl",
                        "key",
                        "x-goog-date",
                        "x-goog-credential",
                        "x-goog-algorithm",
                        "x-goog-signature",
                        "policy");
    }

    @Test
    void holds_a_file_against_the_policy_by_its_size() {
        Target target = form();

        Answer nothing = post(target, fields(target), new byte[0]);
        Answer most = post(target, fields(target), new byte[20_971_520]);
        Answer more = post(target, fields(target), new byte[20_971_521]);

        assertThat(text(nothing)).contains("EntityTooSmall");
        assertThat(most.status()).isEqualTo(201);
        assertThat(text(more)).contains("EntityTooLarge");
    }

    @Test
    void refuses_a_form_with_another_type_or_one_field_more_or_less() {
        Target target = form();
        var png = new LinkedHashMap<>(fields(target));
        png.put("Content-Type", "image/png");
        var more = new LinkedHashMap<>(fields(target));
        more.put("x-extra", "1");
        var less = new LinkedHashMap<>(fields(target));
        less.remove("acl");

        List<Integer> answers = List.of(
                post(target, png, PICTURE).status(),
                post(target, more, PICTURE).status(),
                post(target, less, PICTURE).status());

        assertThat(answers).containsOnly(400);
        assertThat(uploaded).isEmpty();
    }

    @Test
    void refuses_a_form_whose_policy_was_rewritten() {
        Target target = form();
        var fields = new LinkedHashMap<>(fields(target));
        String policy = new String(Base64.getDecoder().decode(fields.get("policy")), StandardCharsets.UTF_8);
        fields.put(
                "policy",
                Base64.getEncoder()
                        .encodeToString(policy.replace("20971520", "99999999").getBytes(StandardCharsets.UTF_8)));

        Answer answer = post(target, fields, PICTURE);

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void refuses_a_form_after_a_day() {
        Target target = form();
        time.pass(Duration.ofHours(24));

        Answer answer = post(target, fields(target), PICTURE);

        assertThat(text(answer)).contains("ExpiredToken");
    }

    private Target form() {
        return uploads.issue(SHOP, new Wish("IMAGE", "a.jpg", "image/jpeg", "POST"));
    }

    private Answer put(URI url, String host, byte[] body) {
        String path = url.getPath().substring(1 + SHOP.length());
        return uploads.answer(new Call("PUT", SHOP, path, url.getRawQuery(), Map.of("Host", List.of(host)), body))
                .orElseThrow();
    }

    private Answer post(Target target, Map<String, String> fields, byte[] file) {
        var body = new ByteArrayOutputStream();
        fields.forEach(
                (name, value) -> body.writeBytes("--sep\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(name, value)
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--sep\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--sep--\r\n".getBytes(StandardCharsets.UTF_8));
        String path = target.url().getPath().substring(1 + SHOP.length());
        return uploads.answer(new Call(
                        "POST",
                        SHOP,
                        path,
                        "",
                        Map.of("Content-Type", List.of("multipart/form-data; boundary=sep")),
                        body.toByteArray()))
                .orElseThrow();
    }

    private static Map<String, String> fields(Target target) {
        var fields = new LinkedHashMap<String, String>();
        target.parameters().forEach(each -> fields.put(each.name(), each.value()));
        return fields;
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
