package dev.packshot.sandbox.shopify.query;

import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.graph.Fields;
import dev.packshot.sandbox.shopify.graph.ModelPart;
import dev.packshot.sandbox.shopify.picture.PictureProblem;
import java.net.URI;
import java.util.List;

/** Pictures, as media of products and as files of the shop. */
public final class MediaPart implements ModelPart {
    private record Original(int size, URI url) {}

    @Override
    public void wire(Fields fields) {
        fields.query("files", call -> {
            call.needs("read_files");
            String sortKey = call.argument("sortKey");
            return Page.of(
                    call,
                    call.state().files().stream()
                            .filter(Filters.files(call.<String>optional("query").orElse(""))),
                    file -> new Page.Key(
                            switch (sortKey) {
                                case "UPDATED_AT" -> file.updatedAt().getEpochSecond();
                                case "CREATED_AT" -> file.createdAt().getEpochSecond();
                                default -> 0;
                            },
                            file.id().number()));
        });
        mediaImage(fields);
        image(fields);
        problems(fields);
    }

    private static void mediaImage(Fields fields) {
        fields.type("MediaImage", MediaFile.class)
                .plain("id", MediaFile::id)
                .plain("alt", MediaFile::altText)
                .plain("createdAt", MediaFile::createdAt)
                .plain("updatedAt", MediaFile::updatedAt)
                .plain("mediaContentType", file -> "IMAGE")
                .plain("mediaWarnings", file -> List.of())
                .plain("image", file -> Shown.of(file).orElse(null))
                .plain("preview", file -> file)
                .plain("mimeType", file -> file.state()
                        .told()
                        .map(version -> version.picture().type().mime())
                        .orElse(null))
                .field("status", (file, call) -> file.state()
                        .status(call.state().instant()))
                .field("fileStatus", (file, call) -> file.state()
                        .status(call.state().instant()))
                .plain("fileErrors", MediaPart::errors)
                .field("mediaErrors", (file, call) -> {
                    call.needs("read_products", "read_files");
                    return errors(file);
                })
                .field("originalSource", (file, call) -> file.state()
                        .told()
                        .map(version -> new Original(
                                version.picture().bytes().length, call.shop().original(file)))
                        .orElse(null));
        fields.alias("MediaPreviewImage", MediaFile.class)
                .plain("image", file -> Shown.of(file).orElse(null))
                .field("status", (file, call) -> file.state()
                        .status(call.state().instant()));
        fields.type("MediaImageOriginalSource", Original.class)
                .plain("fileSize", Original::size)
                .plain("url", Original::url);
    }

    private static void image(Fields fields) {
        fields.type("Image", Shown.class)
                .plain("altText", shown -> shown.file().altText())
                .plain("width", shown -> shown.version().picture().size().width())
                .plain("height", shown -> shown.version().picture().size().height())
                .field("url", (shown, call) -> call.shop().shown(shown.version()));
    }

    private static void problems(Fields fields) {
        for (String type : List.of("FileError", "MediaError")) {
            fields.alias(type, PictureProblem.class)
                    .plain("code", problem -> problem.code().name())
                    .plain("message", PictureProblem::message)
                    .plain("details", problem -> null);
        }
        // No picture is ever warned of, but whoever asks shall be told so.
        fields.alias("MediaWarning", PictureProblem.class)
                .plain("code", problem -> problem.code().name())
                .plain("message", PictureProblem::message);
    }

    private static List<PictureProblem> errors(MediaFile file) {
        return file.state().complaint().stream().toList();
    }
}
