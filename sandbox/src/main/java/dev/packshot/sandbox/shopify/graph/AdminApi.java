package dev.packshot.sandbox.shopify.graph;

import dev.packshot.sandbox.shopify.cost.Bucket;
import dev.packshot.sandbox.shopify.cost.Buckets;
import dev.packshot.sandbox.shopify.cost.CostRules;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.state.Shop;
import dev.packshot.sandbox.shopify.token.Access;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.execution.RawVariables;
import graphql.language.Document;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.schema.GraphQLSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out requests: checked, paid for, and then in one step of the shop. Safe for several threads. */
public final class AdminApi {
    private final Model model;
    private final Admission admission;
    private final CostRules rules;
    private final Buckets buckets;

    /**
     * An API over a model.
     *
     * @param real Shopify's own schema; without it only what is modelled is known
     */
    public AdminApi(Model model, Optional<GraphQLSchema> real, Buckets buckets) {
        this.model = model;
        this.admission = new Admission(real, model.schema());
        this.rules = new CostRules(model.schema());
        this.buckets = buckets;
    }

    /** Answers a request, with what it cost. */
    public Map<String, Object> answer(Shop shop, Access access, Request request) {
        Bucket bucket = buckets.of(access.app(), shop.domain(), shop.has(Trap.LOWERED_LIMITS));
        return switch (admission.judge(request)) {
            case Admission.Verdict.Refused refused ->
                told(refused.errors(), bucket.status().told(0, Optional.empty()));
            case Admission.Verdict.Taken taken -> paid(shop, access, request, taken.document(), bucket);
        };
    }

    private Map<String, Object> paid(Shop shop, Access access, Request request, Document document, Bucket bucket) {
        ExecutableNormalizedOperation operation;
        try {
            operation = ExecutableNormalizedOperationFactory.createExecutableNormalizedOperationWithRawVariables(
                    model.schema(), document, request.operation().orElse(null), RawVariables.of(request.variables()));
        } catch (GraphQLException e) {
            // Variables that don't fit, or an operation that isn't there: nothing was begun.
            return told(List.of(Admission.error("INVALID_VARIABLE", String.valueOf(e.getMessage()))), Map.of());
        }
        int requested = rules.requested(operation);
        if (requested > CostRules.MOST) {
            return told(
                    List.of(Admission.error(
                            "MAX_COST_EXCEEDED",
                            "Query cost is %d, which exceeds the single query max cost limit (%d)."
                                    .formatted(requested, CostRules.MOST))),
                    Map.of());
        }
        boolean throttled = shop.has(Trap.THROTTLES) || shop.spring(Trap.THROTTLES_ONCE);
        if (throttled || !bucket.take(requested)) {
            return told(
                    List.of(Admission.error("THROTTLED", "Throttled")),
                    bucket.status().told(requested, Optional.empty()));
        }
        ExecutionResult result = carriedOut(shop, access, request);
        Map<String, Object> data = result.getData();
        int actual = Math.min(requested, rules.actual(operation, data == null ? Map.of() : data));
        bucket.giveBack(requested - actual);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("data", data);
        answer.putAll(told(result.getErrors(), bucket.status().told(requested, Optional.of(actual))));
        return answer;
    }

    private ExecutionResult carriedOut(Shop shop, Access access, Request request) {
        return shop.step(state -> {
            if (state.has(Trap.RESTLESS_UPDATED_AT)) {
                state.rustle();
            }
            return model.engine()
                    .execute(ExecutionInput.newExecutionInput(request.query())
                            .operationName(request.operation().orElse(null))
                            .variables(request.variables())
                            .graphQLContext(Map.of(FieldCall.Within.class, new FieldCall.Within(shop, state, access)))
                            .build());
        });
    }

    private static Map<String, Object> told(List<? extends GraphQLError> errors, Map<String, Object> cost) {
        var answer = new LinkedHashMap<String, Object>();
        if (!errors.isEmpty()) {
            answer.put(
                    "errors", errors.stream().map(GraphQLError::toSpecification).toList());
        }
        if (!cost.isEmpty()) {
            answer.put("extensions", Map.of("cost", cost));
        }
        return answer;
    }
}
