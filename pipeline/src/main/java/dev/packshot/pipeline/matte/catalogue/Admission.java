package dev.packshot.pipeline.matte.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a model came into the catalogue.
 *
 * @param addedAt UTC, ISO 8601
 * @param file name of the file that was given
 * @param describedBy what its card was made from: a family or the operator's own card
 * @param contrast how well it saw the trial picture's product, up to 1
 * @param acceptance the operator's word on its licence, when it was given
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Admission(
        String addedAt,
        String file,
        String describedBy,
        double contrast,
        @Nullable Acceptance acceptance) {

    /**
     * A licence that the operator accepted.
     *
     * @param licence by the name that the card gives it
     * @param at UTC, ISO 8601
     */
    public record Acceptance(String licence, String at) {}
}
