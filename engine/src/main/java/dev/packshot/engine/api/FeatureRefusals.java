package dev.packshot.engine.api;

import dev.packshot.engine.activation.ActivationRefused;
import dev.packshot.engine.connection.ConnectionRefused;
import dev.packshot.engine.connection.ConsentRefused;
import dev.packshot.engine.drift.NothingToAccept;
import dev.packshot.engine.publication.NothingToRestore;
import dev.packshot.engine.reference.ReferenceRefused;
import dev.packshot.engine.refusal.ProblemDocument;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Violation;
import dev.packshot.engine.review.DecisionRefused;
import dev.packshot.engine.webhook.EndpointRefused;
import dev.packshot.engine.work.Postponed;
import dev.packshot.pipeline.recipe.ProfileInvalid;
import dev.packshot.pipeline.recipe.UnknownPlatform;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns the features' own refusals into problem documents. */
final class FeatureRefusals {
    @ServerExceptionMapper
    RestResponse<ProblemDocument> connection(ConnectionRefused refused) {
        return RefusalMappers.answer(ProblemDocument.invalid(refused.problems().stream()
                .map(problem ->
                        new Violation(problem.key(), "found %s. %s".formatted(problem.found(), problem.remedy())))
                .toList()));
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> consent(ConsentRefused refused) {
        return conflict(refused);
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> decision(DecisionRefused refused) {
        RefusalType type =
                switch (refused.reason()) {
                    case DECIDED_ALREADY -> RefusalType.DECIDED;
                    case STALE -> RefusalType.CONFLICT;
                };
        return RefusalMappers.answer(ProblemDocument.of(type, String.valueOf(refused.getMessage())));
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> restore(NothingToRestore nothing) {
        return conflict(nothing);
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> profile(ProfileInvalid invalid) {
        return RefusalMappers.answer(ProblemDocument.invalid(invalid.problems().stream()
                .map(problem -> new Violation(
                        "content." + problem.key(), "is %s; allowed: %s".formatted(problem.found(), problem.allowed())))
                .toList()));
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> platform(UnknownPlatform unknown) {
        return RefusalMappers.answer(
                ProblemDocument.invalid(List.of(new Violation("platforms", String.valueOf(unknown.getMessage())))));
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> endpoint(EndpointRefused refused) {
        return RefusalMappers.answer(
                ProblemDocument.invalid(List.of(new Violation(refused.field(), String.valueOf(refused.getMessage())))));
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> activation(ActivationRefused refused) {
        return conflict(refused);
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> reference(ReferenceRefused refused) {
        return conflict(refused);
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> drift(NothingToAccept nothing) {
        return conflict(nothing);
    }

    private static RestResponse<ProblemDocument> conflict(RuntimeException refused) {
        return RefusalMappers.answer(ProblemDocument.of(RefusalType.CONFLICT, String.valueOf(refused.getMessage())));
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> postponed(Postponed postponed) {
        return RefusalMappers.answer(
                ProblemDocument.of(RefusalType.UNAVAILABLE, String.valueOf(postponed.getMessage())));
    }
}
