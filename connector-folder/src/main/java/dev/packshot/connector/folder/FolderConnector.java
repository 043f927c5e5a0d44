package dev.packshot.connector.folder;

import dev.packshot.connector.Authorizer;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Opening;
import dev.packshot.connector.Session;
import dev.packshot.connector.SettingProblem;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signals;
import dev.packshot.connector.folder.disk.Disk;
import dev.packshot.connector.folder.disk.FileOperations;
import dev.packshot.connector.folder.inbox.Inbox;
import dev.packshot.connector.folder.inbox.Manifests;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A marketplace made of folders. Whatever lies in {@code inbox/<sku>} is a listing on each platform of the connection;
 * what is published comes to lie in {@code shelf/<platform>/<sku>}, with a {@code gallery.json} that says what is shown.
 * For agencies, for exports of a PIM or DAM, and for trying everything without a marketplace.
 */
@Singleton
public final class FolderConnector implements MarketplaceConnector {
    private static final ConnectorDescriptor DESCRIPTOR = new ConnectorDescriptor(
            "folder",
            "Folder",
            FolderConfig.PLATFORMS,
            Set.of(
                    Capability.INCREMENTAL,
                    Capability.MARKERS,
                    Capability.IN_PLACE,
                    Capability.ALT_TEXT,
                    Capability.EXACT_BYTES,
                    Capability.COMPARE_AND_SET,
                    Capability.WATCH),
            FolderConfig.SETTINGS,
            Set.of(),
            List.of(),
            FolderGalleryWriter.MOST_IMAGES,
            FolderGalleryWriter.LONGEST_ALT_TEXT);

    private final FileOperations files;
    private final FolderPace pace;
    private final Manifests manifests = new Manifests();

    /** A connector to folders of this machine. */
    @Inject
    public FolderConnector() {
        this(new Disk(), FolderPace.USUAL);
    }

    FolderConnector(FileOperations files, FolderPace pace) {
        this.files = files;
        this.pace = pace;
    }

    @Override
    public ConnectorDescriptor describe() {
        return DESCRIPTOR;
    }

    @Override
    public List<SettingProblem> check(Settings settings) {
        return FolderConfig.check(settings);
    }

    @Override
    public Optional<Authorizer> authorizer(Settings settings) {
        return Optional.empty();
    }

    @Override
    public Session open(Opening opening) {
        FolderConfig config = checked(opening.settings());
        var inbox = new Inbox(config.manifest(), manifests, opening.clock()::instant);
        var reader = new FolderListingReader(config, inbox, opening.clock(), pace);
        return new FolderSession(reader, new FolderGalleryWriter(config, reader, files, opening.clock()));
    }

    @Override
    public Optional<Signals> signals() {
        return Optional.of(new FolderSignals(pace));
    }

    static FolderConfig checked(Settings settings) {
        List<SettingProblem> problems = FolderConfig.check(settings);
        if (!problems.isEmpty()) {
            throw new ConnectorException.Malformed(problems.stream()
                    .map(problem -> problem.key() + ": " + problem.remedy())
                    .collect(Collectors.joining(" ")));
        }
        return FolderConfig.of(settings);
    }
}
