package dev.packshot.sandbox.shopify.mutation;

import dev.packshot.sandbox.shopify.graph.FieldCall;
import dev.packshot.sandbox.shopify.graph.Fields;
import dev.packshot.sandbox.shopify.graph.ModelPart;
import dev.packshot.sandbox.shopify.picture.FileName;
import dev.packshot.sandbox.shopify.picture.StagedTargets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code stagedUploadsCreate}: addresses to put files at. */
public final class UploadPart implements ModelPart {
    private static final Set<String> PICTURES =
            Set.of("image/jpeg", "image/jpg", "image/png", "image/gif", "image/webp");

    private final StagedTargets targets;

    /** Issued by {@code targets}. */
    public UploadPart(StagedTargets targets) {
        this.targets = targets;
    }

    @Override
    public void wire(Fields fields) {
        fields.mutation("stagedUploadsCreate", this::answer);
        fields.alias("StagedUploadsCreatePayload", Payload.class)
                .plain("stagedTargets", answer -> answer.get("stagedTargets").orElse(null))
                .plain("userErrors", Payload::refusals);
        fields.type("StagedMediaUploadTarget", StagedTargets.Target.class)
                .plain("url", StagedTargets.Target::url)
                .plain("resourceUrl", StagedTargets.Target::resourceUrl)
                .plain("parameters", StagedTargets.Target::parameters);
        fields.type("StagedUploadParameter", StagedTargets.Parameter.class)
                .plain("name", StagedTargets.Parameter::name)
                .plain("value", StagedTargets.Parameter::value);
    }

    private Payload answer(FieldCall call) {
        call.needs("write_files", "write_products");
        var wishes = new ArrayList<StagedTargets.Wish>();
        var refusals = new ArrayList<Refusal>();
        for (Map<String, Object> input : call.inputs("input")) {
            var wish = new StagedTargets.Wish(
                    text(input, "resource"),
                    text(input, "filename"),
                    text(input, "mimeType"),
                    text(input, "httpMethod"));
            wishes.add(wish);
            String row = Integer.toString(wishes.size() - 1);
            if (wish.resource().equals("IMAGE") && !PICTURES.contains(wish.mimeType())) {
                refusals.add(new Refusal("", List.of("input", row, "mimeType"), "That is no type of a picture"));
            }
            if (FileName.of(wish.fileName()).isEmpty()) {
                refusals.add(new Refusal("", List.of("input", row, "filename"), "That is no name of a file"));
            }
        }
        if (!refusals.isEmpty()) {
            return Payload.refused(refusals).with("stagedTargets", List.of());
        }
        return Payload.of(
                "stagedTargets",
                wishes.stream()
                        .map(wish -> targets.issue(call.shop().domain(), wish))
                        .toList());
    }

    private static String text(Map<String, Object> input, String name) {
        return input.getOrDefault(name, "").toString();
    }
}
