package dev.packshot.sandbox.shopify.mutation;

import dev.packshot.sandbox.shopify.gallery.FileState;
import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.gallery.Product;
import dev.packshot.sandbox.shopify.graph.FieldCall;
import dev.packshot.sandbox.shopify.picture.FileName;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.state.Galleries;
import dev.packshot.sandbox.shopify.state.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code fileUpdate}: files are changed, row by row. A file that isn't ready fails all rows; what is wrong with one row's
 * values fails that row only (recorded at a real shop).
 */
final class FileChange {
    private static final int MOST_REFERENCES = 10_000;

    private final FieldCall call;
    private final Galleries galleries;

    FileChange(FieldCall call) {
        this.call = call;
        this.galleries = new Galleries(call.state());
    }

    static Payload answer(FieldCall call) {
        call.needs("write_files");
        List<Map<String, Object>> inputs = call.inputs("files");
        if (inputs.stream()
                .anyMatch(input -> !ids(input, "referencesToAdd").isEmpty()
                        || !ids(input, "referencesToRemove").isEmpty())) {
            call.needs("write_products");
        }
        return new FileChange(call).change(inputs);
    }

    private Payload change(List<Map<String, Object>> inputs) {
        var unready = new ArrayList<Refusal>();
        for (int i = 0; i < inputs.size(); i++) {
            unready(inputs.get(i), List.of("files", Integer.toString(i), "id")).ifPresent(unready::add);
        }
        long distinct = inputs.stream().map(input -> input.get("id")).distinct().count();
        if (distinct < inputs.size()) {
            unready.add(new Refusal("INVALID", List.of("files"), "A file is named more than once"));
        }
        if (!unready.isEmpty()) {
            return Payload.refused(unready).with("files", List.of());
        }
        var refusals = new ArrayList<Refusal>();
        var files = new ArrayList<MediaFile>();
        for (int i = 0; i < inputs.size(); i++) {
            var picture = new PictureInput(inputs.get(i), List.of("files", Integer.toString(i)));
            Gid id = FieldCall.id(inputs.get(i).get("id"));
            List<Refusal> wrong =
                    wrong(inputs.get(i), picture, call.state().file(id).orElseThrow());
            refusals.addAll(wrong);
            if (wrong.isEmpty()) {
                apply(inputs.get(i), picture, id);
                files.add(call.state().file(id).orElseThrow());
            }
        }
        if (!files.isEmpty()) {
            call.state().tally().mutation("fileUpdate");
        }
        return new Payload(Map.of("files", files), refusals);
    }

    private Optional<Refusal> unready(Map<String, Object> input, List<String> path) {
        Optional<MediaFile> file = call.state().file(FieldCall.id(input.get("id")));
        if (file.isEmpty()) {
            return Optional.of(new Refusal("FILE_DOES_NOT_EXIST", path, "There is no file " + input.get("id")));
        }
        if (call.state().has(Trap.SUSPENDED_PRODUCTS) && !file.get().products().isEmpty()) {
            return Optional.of(new Refusal("PRODUCT_SUSPENDED", path, "A product that shows the file is suspended"));
        }
        return switch (file.get().state()) {
            case FileState.Shown shown -> Optional.empty();
            case FileState.Arriving arriving ->
                Optional.of(new Refusal("NON_READY_STATE", path, "The file is not ready yet"));
            case FileState.Failed failed ->
                Optional.of(
                        new Refusal("INVALID_FAILED_MEDIA_STATE", path, "The file has failed and can't be changed"));
            case FileState.Replacing replacing -> Optional.of(locked(path));
            case FileState.ReplacementFailed failed -> Optional.of(locked(path));
        };
    }

    private static Refusal locked(List<String> path) {
        return new Refusal("FILE_LOCKED", path, "The file has something pending");
    }

    private List<Refusal> wrong(Map<String, Object> input, PictureInput picture, MediaFile file) {
        var wrong = new ArrayList<Refusal>();
        picture.longAltText().ifPresent(wrong::add);
        if (picture.text("originalSource").isPresent()) {
            picture.trapped(call.state()).ifPresent(wrong::add);
            if (picture.source().isEmpty()) {
                wrong.add(picture.refusal(
                        "INVALID_IMAGE_SOURCE_URL", "originalSource", "The source is no address of a picture"));
            }
        }
        picture.text("filename")
                .ifPresent(wanted -> wrongName(wanted, picture, file).ifPresent(wrong::add));
        for (Gid product : ids(input, "referencesToAdd")) {
            unfit(picture, "referencesToAdd", product, file).ifPresent(wrong::add);
        }
        for (Gid product : ids(input, "referencesToRemove")) {
            if (call.state().product(product).isEmpty()) {
                wrong.add(missing(picture, "referencesToRemove", product));
            }
        }
        return wrong;
    }

    private Optional<Refusal> wrongName(String wanted, PictureInput picture, MediaFile file) {
        Optional<FileName> name = FileName.of(wanted);
        if (name.isEmpty()) {
            return Optional.of(picture.refusal("INVALID_FILENAME", "filename", "That is no name of a file"));
        }
        if (!name.get().extension().equals(file.name().extension())) {
            return Optional.of(picture.refusal(
                    "INVALID_FILENAME_EXTENSION", "filename", "The extension of a file can't be changed"));
        }
        return call.state()
                        .file(name.get())
                        .filter(other -> !other.id().equals(file.id()))
                        .isPresent()
                ? Optional.of(
                        picture.refusal("FILENAME_ALREADY_EXISTS", "filename", "There is a file of that name already"))
                : Optional.empty();
    }

    private Optional<Refusal> unfit(PictureInput picture, String field, Gid id, MediaFile file) {
        Optional<Product> product = call.state().product(id);
        if (product.isEmpty()) {
            return Optional.of(missing(picture, field, id));
        }
        if (file.products().size() >= MOST_REFERENCES) {
            return Optional.of(picture.refusal("INVALID", field, "A file is shown by at most 10,000 products"));
        }
        return !product.get().media().contains(file.id())
                        && product.get().media().size() >= Product.MOST_MEDIA
                ? Optional.of(
                        picture.refusal("PRODUCT_MEDIA_LIMIT_EXCEEDED", field, "The product has 250 media already"))
                : Optional.empty();
    }

    private static Refusal missing(PictureInput picture, String field, Gid id) {
        return picture.refusal("REFERENCE_TARGET_DOES_NOT_EXIST", field, "There is no " + id);
    }

    private void apply(Map<String, Object> input, PictureInput picture, Gid id) {
        picture.text("alt").ifPresent(alt -> call.state()
                .save(call.state()
                        .file(id)
                        .orElseThrow()
                        .described(alt, call.state().now())));
        ids(input, "referencesToAdd").forEach(product -> galleries.append(product, id));
        ids(input, "referencesToRemove").forEach(product -> {
            galleries.detach(product, id);
            call.state().tally().add(Tally.Kind.DETACHED);
        });
        MediaFile file = call.state().file(id).orElseThrow();
        FileName name = picture.text("filename").map(FileName::new).orElse(file.name());
        if (picture.source().isPresent() || !name.equals(file.name())) {
            call.shop().files().replace(file, picture.source(), name);
        }
    }

    private static List<Gid> ids(Map<String, Object> input, String name) {
        return input.get(name) instanceof List<?> list
                ? list.stream().map(FieldCall::id).toList()
                : List.of();
    }
}
