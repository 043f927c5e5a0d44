package dev.packshot.engine.api.connection;

import dev.packshot.catalog.Platform;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.Setting;
import dev.packshot.engine.account.Role;
import dev.packshot.engine.connection.Connectors;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be connected. */
@Path("/api/v1/connectors")
@Tag(name = "Connections")
@RolesAllowed(Role.MAY_VIEW)
public class ConnectorResource {
    private final Connectors connectors;

    ConnectorResource(Connectors connectors) {
        this.connectors = connectors;
    }

    /** What a connector says of itself. */
    @Schema(name = "Connector")
    public record ConnectorView(
            @Schema(examples = "folder") String id,
            String name,

            @Schema(description = "Whose image rules its listings may fall under")
            List<String> platforms,

            @Schema(description = "What it can do", examples = "[\"WATCH\",\"MARKERS\"]")
            List<String> capabilities,

            @Schema(
                    description =
                            "What a connection needs to be told, in the order of a form; what the marketplace gives is left out")
            List<SettingView> settings,

            @Schema(description = "Most pictures of a gallery")
            int mostImages,

            @Schema(description = "Most characters of an alt text")
            int longestAltText) {
        static ConnectorView of(ConnectorDescriptor descriptor) {
            return new ConnectorView(
                    descriptor.id(),
                    descriptor.name(),
                    descriptor.platforms().stream().map(Platform::id).toList(),
                    descriptor.capabilities().stream().map(Enum::name).sorted().toList(),
                    descriptor.settings().stream()
                            .filter(setting -> setting.kind() != Setting.Kind.GIVEN)
                            .map(setting -> new SettingView(
                                    setting.key(),
                                    setting.label(),
                                    setting.help(),
                                    setting.kind().name(),
                                    setting.required(),
                                    setting.usual()))
                            .toList(),
                    descriptor.mostImages(),
                    descriptor.longestAltText());
        }
    }

    /** One thing that a connection needs to be told. */
    @Schema(name = "ConnectorSetting")
    public record SettingView(
            @Schema(examples = "folder") String key,
            String label,
            String help,

            @Schema(enumeration = {"TEXT", "NUMBER", "FLAG", "FOLDER", "SECRET"})
            String kind,

            boolean required,

            @Schema(description = "The value when none is given, may be empty")
            String usual) {}

    @GET
    @Operation(operationId = "listConnectors", summary = "What can be connected, and what each needs to be told")
    public List<ConnectorView> list() {
        return connectors.descriptors().stream().map(ConnectorView::of).toList();
    }
}
