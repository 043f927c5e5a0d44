package dev.packshot.engine.api;

import dev.packshot.engine.refusal.ProblemDocument;
import dev.packshot.engine.signin.Visit;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What the OpenAPI document says of every operation alike: the problem document of each failure, and the three ways in. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class Surface implements OASFilter {
    private static final String SESSION = "session";
    private static final String KEY = "key";
    private static final String VISIT = "visit";
    private static final String PROBLEM = "#/components/schemas/Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.info(
                OASFactory.createInfo()
                        .title("Packshot")
                        .version("1")
                        .description(
                                "From product photographs to compliant marketplace picture sets. Every failure is a problem document"
                                        + " (RFC 9457) with a remedy; lists go on by cursor; what people edit carries an ETag."));
        document.servers(null);
        document.getComponents()
                .addSecurityScheme(
                        SESSION,
                        OASFactory.createSecurityScheme()
                                .type(org.eclipse.microprofile.openapi.models.security.SecurityScheme.Type.APIKEY)
                                .in(org.eclipse.microprofile.openapi.models.security.SecurityScheme.In.COOKIE)
                                .name("packshot-session")
                                .description("What signing in sets"))
                .addSecurityScheme(
                        KEY,
                        OASFactory.createSecurityScheme()
                                .type(org.eclipse.microprofile.openapi.models.security.SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key, pk_…, or a token of the configured OpenID Connect provider"))
                .addSecurityScheme(
                        VISIT,
                        OASFactory.createSecurityScheme()
                                .type(org.eclipse.microprofile.openapi.models.security.SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("The marketplace's token of the embedded page, for that shop only"));
        document.getPaths()
                .addPathItem(
                        "/api/v1/session/login", OASFactory.createPathItem().POST(signIn()));
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().entrySet().stream())
                .forEach(entry -> complete(entry.getKey(), entry.getValue()));
    }

    private static void complete(PathItem.HttpMethod method, Operation operation) {
        problem(operation, "401", "Not signed in");
        if (!"signIn".equals(operation.getOperationId())) {
            problem(operation, "403", "The role doesn't allow it, or another site sent it");
            nameRole(operation);
        }
        if (method != PathItem.HttpMethod.GET) {
            problem(operation, "400", "Values that can't be taken, all of them listed");
        }
        problem(operation, "default", "Any other failure");
    }

    /** Which role is needed is known from the annotation that enforces it, so that the two can't differ. */
    private static void nameRole(Operation operation) {
        String role = operation.getSecurity().stream()
                .flatMap(requirement -> requirement.getSchemes().values().stream())
                .flatMap(List::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        operation.getOperationId() + " says nothing about roles: give it @RolesAllowed"));
        if (role.equals(Visit.MERCHANT)) {
            operation.security(List.of(OASFactory.createSecurityRequirement().addScheme(VISIT)));
            return;
        }
        operation.addExtension("x-role", role);
        operation.security(List.of(
                OASFactory.createSecurityRequirement().addScheme(SESSION),
                OASFactory.createSecurityRequirement().addScheme(KEY)));
        String needs = "Needs the role " + role + ".";
        operation.description(operation.getDescription() == null ? needs : operation.getDescription() + " " + needs);
    }

    private static void problem(Operation operation, String status, String description) {
        APIResponse response = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                ProblemDocument.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
        operation.getResponses().addAPIResponse(status, response);
    }

    /** Answered before any endpoint, so that no class declares it. */
    private static Operation signIn() {
        Schema text = OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
        RequestBody form = OASFactory.createRequestBody()
                .required(true)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/x-www-form-urlencoded",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema()
                                                .type(List.of(Schema.SchemaType.OBJECT))
                                                .required(List.of("name", "password"))
                                                // One after the other: the order of a map would differ from build to
                                                // build.
                                                .addProperty("name", text)
                                                .addProperty("password", text))));
        return OASFactory.createOperation()
                .operationId("signIn")
                .summary("Sign in with a built-in account")
                .description("Sets the session's cookie. 429 with Retry-After after too many wrong guesses.")
                .addTag("Session")
                .requestBody(form)
                .security(List.of())
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("200", OASFactory.createAPIResponse().description("Signed in")));
    }
}
