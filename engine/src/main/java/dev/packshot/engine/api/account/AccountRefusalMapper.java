package dev.packshot.engine.api.account;

import dev.packshot.engine.account.AccountRefused;
import dev.packshot.engine.refusal.ProblemDocument;
import dev.packshot.engine.refusal.RefusalType;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns refusals of accounts and keys into problem documents. */
final class AccountRefusalMapper {
    @ServerExceptionMapper
    RestResponse<ProblemDocument> refused(AccountRefused refused) {
        RefusalType type =
                switch (refused.reason()) {
                    case UNKNOWN -> RefusalType.NOT_FOUND;
                    case TAKEN -> RefusalType.TAKEN;
                    case INVALID -> RefusalType.INVALID;
                    case LAST_OWNER -> RefusalType.LAST_OWNER;
                    case CHANGED -> RefusalType.CHANGED;
                    case WRONG_PASSWORD -> RefusalType.WRONG_PASSWORD;
                };
        ProblemDocument problem = ProblemDocument.of(type, String.valueOf(refused.getMessage()) + ".");
        return RestResponse.ResponseBuilder.<ProblemDocument>create(problem.status())
                .entity(problem)
                .header(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .build();
    }
}
