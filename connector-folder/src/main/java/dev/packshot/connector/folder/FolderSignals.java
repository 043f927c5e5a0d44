package dev.packshot.connector.folder;

import static dev.packshot.connector.folder.FolderErrors.attempt;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signal;
import dev.packshot.connector.Signals;
import dev.packshot.connector.WebhookCall;
import java.util.List;
import java.util.function.Consumer;

/** Tells that something happened in a folder. */
final class FolderSignals implements Signals {
    private final FolderPace pace;

    FolderSignals(FolderPace pace) {
        this.pace = pace;
    }

    @Override
    public List<Signal> receive(WebhookCall call, Settings settings) {
        throw new ConnectorException.Unauthorized("A folder sends no webhooks", false);
    }

    @Override
    public Watch watch(Settings settings, Consumer<Signal> heard) {
        FolderConfig config = FolderConnector.checked(settings);
        return attempt("watch the folder", () -> FolderWatch.start(config, pace, heard));
    }
}
