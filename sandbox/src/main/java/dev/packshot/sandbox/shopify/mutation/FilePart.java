package dev.packshot.sandbox.shopify.mutation;

import dev.packshot.sandbox.shopify.gallery.FileState;
import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.graph.FieldCall;
import dev.packshot.sandbox.shopify.graph.Fields;
import dev.packshot.sandbox.shopify.graph.ModelPart;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.state.Galleries;
import dev.packshot.sandbox.shopify.state.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of files. */
public final class FilePart implements ModelPart {
    @Override
    public void wire(Fields fields) {
        fields.mutation("fileCreate", FileCreation::answer)
                .field("fileUpdate", FileChange::answer)
                .field("fileAcknowledgeUpdateFailed", FilePart::acknowledge)
                .field("fileDelete", FilePart::delete);
        for (String payload : List.of("FileCreatePayload", "FileUpdatePayload", "FileAcknowledgeUpdateFailedPayload")) {
            fields.alias(payload, Payload.class)
                    .plain("files", answer -> answer.get("files").orElse(null))
                    .plain("userErrors", Payload::refusals);
        }
        fields.alias("FileDeletePayload", Payload.class)
                .plain("deletedFileIds", answer -> answer.get("deletedFileIds").orElse(null))
                .plain("userErrors", Payload::refusals);
        fields.alias("FilesUserError", Refusal.class)
                .plain("code", Refusal::code)
                .plain("field", Refusal::field)
                .plain("message", Refusal::message);
    }

    /** A replacement that failed is given up: the former picture is back. */
    private static Payload acknowledge(FieldCall call) {
        call.needs("write_files");
        var files = new ArrayList<MediaFile>();
        for (Object given : call.<List<Object>>argument("fileIds")) {
            Gid id = FieldCall.id(given);
            Optional<MediaFile> file = call.state().file(id);
            if (file.isEmpty()) {
                return refused("FILE_DOES_NOT_EXIST", "There is no " + id);
            }
            if (!file.get().state().status(call.state().instant()).equals("READY")) {
                return refused("NON_READY_STATE", "The file is not ready, and was never replaced");
            }
            files.add(file.get());
        }
        call.state().tally().mutation("fileAcknowledgeUpdateFailed");
        return Payload.of(
                "files",
                files.stream()
                        .map(file -> {
                            if (file.state() instanceof FileState.ReplacementFailed failed) {
                                call.state()
                                        .save(file.named(
                                                        failed.former().name(),
                                                        call.state().now())
                                                .in(
                                                        new FileState.Shown(failed.former()),
                                                        call.state().now()));
                            }
                            return call.state().file(file.id()).orElseThrow();
                        })
                        .toList());
    }

    private static Payload delete(FieldCall call) {
        call.needs("write_files");
        List<Gid> ids = call.<List<Object>>argument("fileIds").stream()
                .map(FieldCall::id)
                .toList();
        for (Gid id : ids) {
            if (call.state().file(id).isEmpty()) {
                return refused("FILE_DOES_NOT_EXIST", "There is no " + id);
            }
        }
        var galleries = new Galleries(call.state());
        call.state().tally().mutation("fileDelete");
        for (Gid id : ids) {
            MediaFile file = call.state().file(id).orElseThrow();
            file.products().forEach(product -> galleries.detach(product, id));
            call.state().remove(call.state().file(id).orElseThrow());
            call.state().tally().add(Tally.Kind.DELETED);
        }
        return Payload.of("deletedFileIds", ids);
    }

    private static Payload refused(String code, String message) {
        return Payload.refused(code, List.of("fileIds"), message);
    }
}
