package dev.packshot.connector.folder;

import dev.packshot.connector.Authorizer;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Opening;
import dev.packshot.connector.Session;
import dev.packshot.connector.SettingProblem;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signals;
import dev.packshot.connector.folder.shelf.Disk;
import dev.packshot.connector.folder.shelf.LocalDisk;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A marketplace made of folders: pictures from {@code inbox/<sku>/} go to {@code shelf/<platform>/<sku>/}. */
@Singleton
public final class FolderConnector implements MarketplaceConnector {
    private static final int PAGE_SIZE = 200;
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration SWEEP = Duration.ofSeconds(30);

    private final Clock clock;
    private final Disk disk;
    private final int pageSize;
    private final Duration quiet;

    /**
     * The connector of this machine's folders.
     *
     * @param clock tells how long a file has been quiet
     */
    @Inject
    public FolderConnector(Clock clock) {
        this(clock, new LocalDisk(), PAGE_SIZE, QUIET);
    }

    FolderConnector(Clock clock, Disk disk, int pageSize, Duration quiet) {
        this.clock = clock;
        this.disk = disk;
        this.pageSize = pageSize;
        this.quiet = quiet;
    }

    @Override
    public ConnectorDescriptor describe() {
        return new ConnectorDescriptor(
                "folder",
                "Folder",
                FolderConfig.KNOWN,
                EnumSet.of(
                        Capability.INCREMENTAL,
                        Capability.MARKERS,
                        Capability.IN_PLACE,
                        Capability.ALT_TEXT,
                        Capability.VARIANT_LINKS,
                        Capability.EXACT_BYTES,
                        Capability.COMPARE_AND_SET,
                        Capability.WATCH),
                List.of(FolderConfig.FOLDER, FolderConfig.PLATFORMS, FolderConfig.MANIFEST),
                Set.of(),
                List.of(),
                FolderGalleryWriter.MOST_IMAGES,
                FolderGalleryWriter.LONGEST_ALT_TEXT);
    }

    @Override
    public List<SettingProblem> check(Settings settings) {
        return FolderConfig.problems(settings);
    }

    @Override
    public Optional<Authorizer> authorizer(Settings settings) {
        return Optional.empty();
    }

    @Override
    public Session open(Opening opening) {
        return new FolderSession(FolderConfig.of(opening.settings()), disk, opening.clock(), pageSize);
    }

    @Override
    public Optional<Signals> signals() {
        return Optional.of(new FolderSignals(clock, disk, quiet, SWEEP));
    }
}
