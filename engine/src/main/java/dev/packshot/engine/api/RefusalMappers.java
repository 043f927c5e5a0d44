package dev.packshot.engine.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.packshot.connector.ConnectorException;
import dev.packshot.engine.refusal.ProblemDocument;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.refusal.Violation;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever goes wrong into a problem document. */
final class RefusalMappers {
    private static final Logger LOG = Logger.getLogger(RefusalMappers.class);

    @ServerExceptionMapper
    RestResponse<ProblemDocument> refused(Refused refused) {
        return answer(refused.document());
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    RestResponse<ProblemDocument> invalid(ConstraintViolationException invalid) {
        if (invalid.getConstraintViolations().stream().anyMatch(RefusalMappers::isOfAnswer)) {
            return broken(invalid);
        }
        return answer(ProblemDocument.invalid(invalid.getConstraintViolations().stream()
                .map(violation -> new Violation(field(violation), violation.getMessage()))
                .sorted(java.util.Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList()));
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    RestResponse<ProblemDocument> unauthorized(UnauthorizedException unauthorized) {
        return challenge();
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    RestResponse<ProblemDocument> failed(AuthenticationFailedException failed) {
        return challenge();
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    RestResponse<ProblemDocument> forbidden(ForbiddenException forbidden) {
        return answer(ProblemDocument.of(RefusalType.FORBIDDEN, "Your role doesn't allow this."));
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    RestResponse<ProblemDocument> unreadable(JsonProcessingException unreadable) {
        return answer(unreadableJson(unreadable));
    }

    /** Of its own, since the platform has one for it. */
    @ServerExceptionMapper(priority = Priorities.USER - 1)
    RestResponse<ProblemDocument> mismatched(MismatchedInputException mismatched) {
        return answer(unreadableJson(mismatched));
    }

    /** JAX-RS (3.1, section 3.2) says 404 of a parameter that can't be converted; of a query that explains nothing. */
    @ServerExceptionMapper(priority = Priorities.USER - 1)
    RestResponse<ProblemDocument> notFound(NotFoundException notFound, UriInfo address) {
        if (notFound.getCause() == null || address.getQueryParameters().isEmpty()) {
            return chosen(notFound);
        }
        return answer(ProblemDocument.invalid(
                List.of(new Violation("query", "has a value of another form than the OpenAPI document says"))));
    }

    @ServerExceptionMapper(priority = Priorities.USER - 1)
    RestResponse<ProblemDocument> chosen(WebApplicationException chosen) {
        if (chosen.getCause() instanceof JsonProcessingException unreadable) {
            return answer(unreadableJson(unreadable));
        }
        int status = chosen.getResponse().getStatus();
        if (status < 400 || status == 500) {
            return status < 400
                    ? RestResponse.ResponseBuilder.<ProblemDocument>create(status)
                            .build()
                    : broken(chosen);
        }
        RefusalType type = RefusalType.ofStatus(status).orElse(RefusalType.UNREADABLE);
        return answer(ProblemDocument.of(type, type.title() + "."));
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> marketplace(ConnectorException failure) {
        return answer(ProblemDocument.of(RefusalType.MARKETPLACE, String.valueOf(failure.getMessage())));
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> broken(Throwable defect) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(defect, "A request failed, reference %s", reference);
        return answer(ProblemDocument.of(RefusalType.BROKEN, "Reference " + reference + "."));
    }

    private static ProblemDocument unreadableJson(JsonProcessingException unreadable) {
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                    .collect(Collectors.joining());
            return ProblemDocument.invalid(List.of(new Violation(
                    field.startsWith(".") ? field.substring(1) : field,
                    "has another type than the OpenAPI document says")));
        }
        return ProblemDocument.of(RefusalType.UNREADABLE, "The body isn't the JSON that is expected here.");
    }

    /** The node that comes after method and parameter; the parameter itself where it is a plain value. */
    private static String field(ConstraintViolation<?> violation) {
        List<String> names = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .skip(1)
                .map(Path.Node::toString)
                .toList();
        return String.join(".", names.size() > 1 ? names.subList(1, names.size()) : names);
    }

    private static boolean isOfAnswer(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .anyMatch(node -> node.getKind() == jakarta.validation.ElementKind.RETURN_VALUE);
    }

    private static RestResponse<ProblemDocument> challenge() {
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.UNAUTHORIZED,
                        ProblemDocument.of(RefusalType.UNAUTHENTICATED, "This needs somebody who is signed in."))
                .header(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"packshot\"")
                .build();
    }

    static RestResponse<ProblemDocument> answer(ProblemDocument problem) {
        return RestResponse.ResponseBuilder.<ProblemDocument>create(problem.status())
                .entity(problem)
                .header(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .build();
    }
}
