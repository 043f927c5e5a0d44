package dev.packshot.engine.api.install;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Installs.Embedding;
import dev.packshot.engine.connection.ConnectionRefused;
import dev.packshot.engine.connection.ConsentRefused;
import dev.packshot.engine.refusal.ProblemDocument;
import dev.packshot.engine.refusal.Refused;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What a person is told when his shop couldn't be connected, and what he can do. */
@Singleton
class Mishaps {
    private static final Logger LOG = Logger.getLogger(Mishaps.class);

    private final Pages pages;

    Mishaps(Pages pages) {
        this.pages = pages;
    }

    /** The page for what went wrong. */
    Response page(RuntimeException wrong, Optional<Embedding> within) {
        return switch (wrong) {
            case Refused refused -> refused(refused.document(), within);
            case ConsentRefused refused ->
                pages.says(400, "The shop isn't connected", String.valueOf(refused.getMessage()), within);
            case ConnectionRefused refused ->
                pages.says(422, "This shop can't be connected", String.valueOf(refused.getMessage()), within);
            case ConnectorException.Unauthorized forged ->
                pages.says(
                        401,
                        "This link doesn't hold",
                        sentence(forged) + " Open the app again from your shop's own pages: links like this one serve"
                                + " for a minute or two.",
                        within);
            case ConnectorException failed ->
                pages.says(
                        502,
                        "The marketplace didn't do its part",
                        sentence(failed) + " Nothing was changed. Open the app again in a minute.",
                        within);
            default -> broken(wrong, within);
        };
    }

    private static String sentence(ConnectorException failure) {
        String words = String.valueOf(failure.getMessage());
        return words.endsWith(".") ? words : words + ".";
    }

    private Response refused(ProblemDocument problem, Optional<Embedding> within) {
        return pages.says(problem.status(), problem.title(), problem.detail() + " " + problem.remedy(), within);
    }

    private Response broken(RuntimeException defect, Optional<Embedding> within) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(defect, "Somebody couldn't be let in, reference %s", reference);
        return pages.says(
                503,
                "That didn't work",
                "Open the app again in a minute. If it stays, tell whoever runs Packshot this reference: " + reference,
                within);
    }
}
