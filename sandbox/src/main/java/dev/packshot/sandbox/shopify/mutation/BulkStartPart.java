package dev.packshot.sandbox.shopify.mutation;

import dev.packshot.sandbox.shopify.bulk.BulkOperations;
import dev.packshot.sandbox.shopify.graph.FieldCall;
import dev.packshot.sandbox.shopify.graph.Fields;
import dev.packshot.sandbox.shopify.graph.ModelPart;
import dev.packshot.sandbox.shopify.graph.WholeReader;
import java.util.List;

/** Starting and canceling bulk operations. */
public final class BulkStartPart implements ModelPart {
    private final BulkOperations operations;

    /** Starts these. */
    public BulkStartPart(BulkOperations operations) {
        this.operations = operations;
    }

    @Override
    public void wire(Fields fields) {
        fields.mutation("bulkOperationRunQuery", this::start).field("bulkOperationCancel", this::cancel);
        for (String payload : List.of("BulkOperationRunQueryPayload", "BulkOperationCancelPayload")) {
            fields.alias(payload, Payload.class)
                    .plain("bulkOperation", answer -> answer.get("bulkOperation")
                            .orElse(null))
                    .plain("userErrors", Payload::refusals);
        }
        fields.alias("BulkOperationUserError", Refusal.class)
                .plain("code", refusal -> refusal.code().isEmpty() ? null : refusal.code())
                .plain("field", refusal -> refusal.field().isEmpty() ? null : refusal.field())
                .plain("message", Refusal::message);
    }

    private Payload start(FieldCall call) {
        return payload(operations.start(
                call.shop().domain(),
                call.argument("query"),
                call.<Boolean>optional("groupObjects").orElse(false),
                WholeReader.of(call)));
    }

    private Payload cancel(FieldCall call) {
        return payload(operations.cancel(call.shop().domain(), call.id("id")));
    }

    private static Payload payload(BulkOperations.Outcome outcome) {
        return switch (outcome) {
            case BulkOperations.Outcome.Done done -> Payload.of("bulkOperation", done.operation());
            case BulkOperations.Outcome.Refused refused ->
                Payload.refused(refused.messages().stream()
                        .map(message -> new Refusal(
                                refused.code().orElse(""),
                                refused.field().stream().toList(),
                                message))
                        .toList());
        };
    }
}
