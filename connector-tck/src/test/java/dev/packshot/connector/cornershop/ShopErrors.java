package dev.packshot.connector.cornershop;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.connector.ConnectorException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What the shop's answers mean. */
class ShopErrors {
    static final Duration USUAL_PAUSE = Duration.ofSeconds(30);

    HttpResponse<byte[]> checked(HttpResponse<byte[]> answer) {
        int code = answer.statusCode();
        if (code / 100 == 2) {
            return answer;
        }
        throw switch (code) {
            case 400 -> new ConnectorException.Unauthorized("The shop gives no access for this", false);
            case 401 -> unauthorized(word(answer));
            case 403 -> new ConnectorException.Forbidden("The shop's consent doesn't cover this");
            case 404 -> notFound();
            case 412 -> new ConnectorException.Conflict("The gallery was changed meanwhile");
            case 422 -> rejected(word(answer));
            case 429 -> busy(answer);
            default ->
                code >= 500 ? broken(null) : new ConnectorException.Malformed("The shop answered with status " + code);
        };
    }

    ConnectorException unauthorized(String word) {
        return new ConnectorException.Unauthorized("The shop doesn't know us any more", !word.equals("consent_ended"));
    }

    ConnectorException notFound() {
        return new ConnectorException.NotFound("The listing is gone");
    }

    ConnectorException rejected(String words) {
        return new ConnectorException.Rejected("The shop doesn't take the picture", words);
    }

    ConnectorException busy(HttpResponse<byte[]> answer) {
        Duration pause = answer.headers()
                .firstValue("retry-after")
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(USUAL_PAUSE);
        return new ConnectorException.RateLimited("The shop wants to be left alone for a while", pause);
    }

    ConnectorException broken(@org.jspecify.annotations.Nullable Throwable cause) {
        return new ConnectorException.Unavailable("The shop doesn't answer", cause);
    }

    private static String word(HttpResponse<byte[]> answer) {
        try {
            return new ObjectMapper().readTree(answer.body()).path("error").asText();
        } catch (IOException e) {
            return "";
        }
    }
}
