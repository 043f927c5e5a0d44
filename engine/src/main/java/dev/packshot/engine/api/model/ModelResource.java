package dev.packshot.engine.api.model;

import dev.packshot.engine.account.Role;
import dev.packshot.engine.studio.Equipment;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.matte.catalogue.ModelCatalogue;
import dev.packshot.pipeline.matte.catalogue.StoredModel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The networks that find products. */
@Path("/api/v1/models")
@Tag(name = "Models")
@RolesAllowed(Role.MAY_VIEW)
public class ModelResource {
    private final Equipment equipment;

    ModelResource(Equipment equipment) {
        this.equipment = equipment;
    }

    /** A network. */
    @Schema(name = "Model")
    public record ModelView(
            @Schema(examples = "packshot-matte-2") String id,
            @Schema(description = "Whether it is used") boolean chosen,

            @Schema(description = "Whether it came with Packshot")
            boolean shipped,

            @Nullable String version,
            @Nullable String licence,

            @Schema(description = "Whether pictures that sell something may be made with it") @Nullable Boolean commercialUse,

            @Schema(description = "Whether its doubt is calibrated on labelled pictures")
            boolean calibrated,

            @Schema(description = "What it is known to fail at")
            List<String> knownFailures,

            @Schema(description = "What is wrong with it; empty when nothing is")
            String problem) {
        static ModelView of(ModelCatalogue.Entry entry) {
            Optional<ModelCard> card = entry.model().map(StoredModel::card);
            return new ModelView(
                    entry.id(),
                    entry.chosen(),
                    entry.model().map(StoredModel::isShipped).orElse(false),
                    card.map(ModelCard::version).orElse(null),
                    card.map(ModelCard::licence).orElse(null),
                    card.map(known -> known.terms().commercialUse()).orElse(null),
                    card.flatMap(ModelCard::uncertainty).isPresent(),
                    card.map(ModelCard::knownFailures).orElse(List.of()),
                    entry.problem());
        }
    }

    @GET
    @Operation(
            operationId = "listModels",
            summary = "The networks that there are",
            description = "They are added and chosen on the command line: docs/models.md.")
    public List<ModelView> list() {
        return equipment.models().stream().map(ModelView::of).toList();
    }
}
