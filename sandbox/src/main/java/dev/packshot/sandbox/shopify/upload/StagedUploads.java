package dev.packshot.sandbox.shopify.upload;

import dev.packshot.sandbox.shopify.http.Answer;
import dev.packshot.sandbox.shopify.http.Call;
import dev.packshot.sandbox.shopify.http.Door;
import dev.packshot.sandbox.shopify.http.Query;
import dev.packshot.sandbox.shopify.picture.PictureSources;
import dev.packshot.sandbox.shopify.picture.StagedTargets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The bucket for staged uploads: issues addresses, takes files at them, and has the files when a mutation names them. */
public final class StagedUploads implements StagedTargets, PictureSources, Door {
    private final UploadSigner signer;
    private final RandomGenerator random;
    private final Consumer<String> uploaded;
    private final Bucket bucket = new Bucket();

    /**
     * A bucket below the sandbox's address.
     *
     * @param base where the sandbox listens, without a slash at the end
     * @param key to sign with
     * @param uploaded hears the shop's domain whenever a file was put here
     */
    public StagedUploads(URI base, String key, Clock clock, RandomGenerator random, Consumer<String> uploaded) {
        this.signer = new UploadSigner(base, key, clock);
        this.random = random;
        this.uploaded = uploaded;
    }

    @Override
    public Target issue(String shop, Wish wish) {
        boolean form = wish.httpMethod().equals("POST");
        String folder = form && wish.resource().equals("IMAGE") ? "products" : "files";
        String object = "tmp/%d/%s/%s/%s"
                .formatted(
                        Math.abs((long) shop.hashCode()),
                        folder,
                        new UUID(random.nextLong(), random.nextLong()),
                        wish.fileName());
        return form ? signer.form(shop, object, wish) : signer.address(shop, object, wish);
    }

    @Override
    public Optional<byte[]> bytes(String shop, URI source) {
        return bucket.use(source);
    }

    @Override
    public Optional<Answer> answer(Call call) {
        if (!call.path().startsWith(UploadSigner.DOOR + "/")) {
            return Optional.empty();
        }
        return Optional.of(
                switch (call.method()) {
                    case "PUT" -> put(call);
                    case "POST" -> post(call);
                    default -> refused(403, "AccessDenied", "Nobody may read here");
                });
    }

    private Answer put(Call call) {
        Map<String, String> query = Query.decoded(call.query());
        if (!signer.signed(call.shop(), call.path(), query, call.header("Host").orElse(""))) {
            return refused(403, "SignatureDoesNotMatch", "This address was not issued here, or it was altered");
        }
        if (!signer.holds(query)) {
            return refused(400, "ExpiredToken", "The address has ended");
        }
        String object = call.path().substring(UploadSigner.DOOR.length() + 1);
        bucket.put(signer.resource(call.shop(), object), call.body());
        uploaded.accept(call.shop());
        return Answer.empty(200);
    }

    private Answer post(Call call) {
        Optional<Multipart> read = Multipart.read(call.header("Content-Type").orElse(""), call.body());
        if (read.isEmpty()) {
            return refused(400, "MalformedPOSTRequest", "This isn't a form with a file at its end");
        }
        Multipart form = read.get();
        Optional<Policy> policy = Policy.decoded(form.fields().getOrDefault("policy", ""))
                .filter(any -> signer.signed(call.shop(), form.fields()));
        return policy.map(known -> post(call.shop(), known, form))
                .orElseGet(() -> refused(403, "SignatureDoesNotMatch", "The policy was not issued here"));
    }

    private Answer post(String shop, Policy policy, Multipart form) {
        if (!signer.holds(policy)) {
            return refused(400, "ExpiredToken", "The policy has ended");
        }
        Optional<String> breach = policy.breach(form.fields());
        if (breach.isPresent()) {
            return refused(400, "InvalidPolicyDocument", "The policy doesn't allow the field " + breach.get());
        }
        if (form.file().length < policy.least()) {
            return refused(400, "EntityTooSmall", "The file has fewer bytes than the policy allows");
        }
        if (form.file().length > policy.most()) {
            return refused(400, "EntityTooLarge", "The file has more bytes than the policy allows");
        }
        URI resource = signer.resource(shop, form.fields().getOrDefault("key", ""));
        bucket.put(resource, form.file());
        uploaded.accept(shop);
        return xml(201, "<PostResponse><Location>%s</Location></PostResponse>".formatted(resource));
    }

    private static Answer refused(int status, String code, String sentence) {
        return xml(status, "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, sentence));
    }

    private static Answer xml(int status, String document) {
        return Answer.of(status, "application/xml; charset=UTF-8", document.getBytes(StandardCharsets.UTF_8));
    }
}
