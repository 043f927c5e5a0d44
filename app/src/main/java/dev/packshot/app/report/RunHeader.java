package dev.packshot.app.report;

import dev.packshot.pipeline.recipe.Recipe;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What a run was made with.
 *
 * @param version of Packshot
 * @param build digest of the pipeline's code
 * @param finishedAt end of the run, UTC
 * @param recipe digest of the recipe
 * @param rules digest of the rule table
 * @param platforms ids
 * @param model id, version, digest of the weights, precision, processor
 * @param parts what each part of the cut-out is, in plain words
 */
public record RunHeader(
        String version,
        String build,
        String finishedAt,
        String recipe,
        String rules,
        List<String> platforms,
        Model model,
        Map<String, String> parts) {

    /**
     * The network that finds products.
     *
     * @param id of its card
     * @param version of its weights
     * @param digest of its weights
     * @param precision of its weights
     * @param processor that ran it
     */
    public record Model(String id, String version, String digest, String precision, String processor) {}

    /**
     * The header of a run that ends now.
     *
     * @param network what the network is, in plain words
     */
    public static RunHeader of(
            BuildIdentity build, Instant finishedAt, Recipe recipe, String rules, Model model, String network) {
        return new RunHeader(
                build.version(),
                build.pipeline().hex(),
                finishedAt.truncatedTo(ChronoUnit.SECONDS).toString(),
                recipe.digest().hex(),
                rules,
                recipe.platforms().stream().map(Object::toString).toList(),
                model,
                Map.of(
                        "network", network,
                        "colours", "colour models of this very photograph with a graph cut: draw the outline",
                        "edge", "alpha and foreground colours estimated in the edge band at full resolution"));
    }
}
