package dev.packshot.engine.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.catalog.Digest;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.signin.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sees to it that a repeated request starts nothing. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class RepeatedCalls {
    private static final int LONGEST_KEY = 255;

    private final Caller caller;
    private final KeptAnswers answers;
    private final ObjectMapper json;
    private final RoutingContext http;

    RepeatedCalls(Caller caller, KeptAnswers answers, ObjectMapper json, RoutingContext http) {
        this.caller = caller;
        this.answers = answers;
        this.json = json;
        this.http = http;
    }

    @AroundInvoke
    @Nullable Object once(InvocationContext call) throws Exception {
        String key = http.request().getHeader("Idempotency-Key");
        if (key == null) {
            return call.proceed();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Refused.invalid("Idempotency-Key", "has 1 to %d characters".formatted(LONGEST_KEY));
        }
        String request = Digest.of(http.request().method() + " "
                        + http.request().uri() + "\n" + json.writeValueAsString(sent(call)))
                .hex();
        return QuarkusTransaction.joiningExisting().call(() -> inOneTransaction(call, key, request));
    }

    private @Nullable Object inOneTransaction(InvocationContext call, String key, String request) throws Exception {
        Optional<KeptAnswers.Kept> kept = answers.begin(caller.name(), key, request);
        if (kept.isEmpty()) {
            Object answer = call.proceed();
            answers.finish(caller.name(), key, json.writeValueAsString(answer));
            return answer;
        }
        if (!kept.get().request().equals(request)) {
            throw new Refused(RefusalType.KEY_REUSED, "This key was sent with another request before.");
        }
        return read(call, kept.get().answer());
    }

    private @Nullable Object read(InvocationContext call, String answer) throws JsonProcessingException {
        JavaType type = json.getTypeFactory().constructType(call.getMethod().getGenericReturnType());
        return json.readValue(answer, type);
    }

    /** What the caller sent: the platform's own parameters don't say anything about the request. */
    private static Object[] sent(InvocationContext call) {
        return Arrays.stream(call.getParameters())
                .filter(value -> value != null
                        && (value.getClass().isRecord()
                                || value.getClass().getPackageName().startsWith("java.")))
                .toArray();
    }
}
