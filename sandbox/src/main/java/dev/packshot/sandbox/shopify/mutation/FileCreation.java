package dev.packshot.sandbox.shopify.mutation;

import dev.packshot.sandbox.shopify.gallery.FileState;
import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.graph.FieldCall;
import dev.packshot.sandbox.shopify.picture.FileName;
import dev.packshot.sandbox.shopify.shop.Gid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code fileCreate}: new files, all or none of a call. */
final class FileCreation {
    private final FieldCall call;

    FileCreation(FieldCall call) {
        this.call = call;
    }

    static Payload answer(FieldCall call) {
        call.needs("write_files");
        return new FileCreation(call).create(call.inputs("files"));
    }

    private Payload create(List<Map<String, Object>> inputs) {
        var pictures = new ArrayList<PictureInput>();
        var modes = new ArrayList<String>();
        var refusals = new ArrayList<Refusal>();
        for (int i = 0; i < inputs.size(); i++) {
            var picture = new PictureInput(inputs.get(i), List.of("files", Integer.toString(i)));
            String mode = picture.text("duplicateResolutionMode").orElse("APPEND_UUID");
            pictures.add(picture);
            modes.add(mode);
            refusals.addAll(picture.refusals(call.state()));
            mismatch(picture).ifPresent(refusals::add);
            duplicate(picture, mode).ifPresent(refusals::add);
        }
        if (!refusals.isEmpty()) {
            return Payload.refused(refusals).with("files", List.of());
        }
        call.state().tally().mutation("fileCreate");
        var files = new ArrayList<MediaFile>();
        for (int i = 0; i < pictures.size(); i++) {
            Gid id = created(pictures.get(i), modes.get(i));
            files.add(call.state().file(id).orElseThrow());
        }
        return Payload.of("files", files);
    }

    private Gid created(PictureInput picture, String mode) {
        FileName name = picture.name().orElseThrow();
        Optional<MediaFile> taken = mode.equals("REPLACE") ? call.state().file(name) : Optional.empty();
        if (taken.isPresent()) {
            call.shop().files().replace(taken.get(), picture.source(), name);
            return taken.get().id();
        }
        return call.shop().files().create(picture.source().orElseThrow(), name, picture.altText());
    }

    private static Optional<Refusal> mismatch(PictureInput picture) {
        Optional<FileName> source = picture.source().flatMap(FileName::of);
        return source.isPresent()
                        && picture.name().isPresent()
                        && !source.get().extension().equals(picture.name().get().extension())
                ? Optional.of(picture.refusal(
                        "MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE",
                        "filename",
                        "The name has another extension than the source"))
                : Optional.empty();
    }

    private Optional<Refusal> duplicate(PictureInput picture, String mode) {
        if (mode.equals("REPLACE") && picture.text("filename").isEmpty()) {
            return Optional.of(picture.refusal(
                    "MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE", "filename", "Replacing needs the name of a file"));
        }
        Optional<MediaFile> taken = picture.name().flatMap(call.state()::file);
        if (mode.equals("RAISE_ERROR") && taken.isPresent()) {
            return Optional.of(
                    picture.refusal("FILENAME_ALREADY_EXISTS", "filename", "There is a file of that name already"));
        }
        return mode.equals("REPLACE")
                        && taken.filter(file -> !(file.state() instanceof FileState.Shown))
                                .isPresent()
                ? Optional.of(picture.refusal("FILE_LOCKED", "filename", "The file has something pending"))
                : Optional.empty();
    }
}
