package dev.packshot.pipeline.matte.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Networks that are fed and read in one way, whoever exported them.
 *
 * @param family name on the command line, such as {@code u2netp}
 * @param title name for people
 * @param card what a card of the family says; the file's own names and digest are missing
 */
public record ModelFamily(String family, String title, ObjectNode card) {
    private static final String RESOURCE = "/model-families/model-families.json";

    /** All families, in the order of the table. */
    public static List<ModelFamily> all() {
        try (InputStream json = ModelFamily.class.getResourceAsStream(RESOURCE)) {
            if (json == null) {
                throw new IllegalStateException("The jar lacks " + RESOURCE);
            }
            return new JsonMapper().readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " can't be read", e);
        }
    }

    /**
     * A family by name.
     *
     * @throws ModelRefused with {@link ModelRefused.Reason#UNKNOWN_FAMILY}, naming those that there are
     */
    public static ModelFamily named(String family) {
        return all().stream()
                .filter(each -> each.family().equals(family))
                .findFirst()
                .orElseThrow(() -> new ModelRefused(
                        ModelRefused.Reason.UNKNOWN_FAMILY,
                        "\"%s\" is none of %s."
                                .formatted(
                                        family,
                                        all().stream().map(ModelFamily::family).collect(Collectors.joining(", ")))));
    }
}
