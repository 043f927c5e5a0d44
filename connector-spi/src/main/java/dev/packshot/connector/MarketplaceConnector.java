package dev.packshot.connector;

import java.util.List;
import java.util.Optional;

/**
 * The way to one marketplace.
 *
 * <p><b>Lifecycle.</b> One instance lives as long as the application and serves every connection to its marketplace; what
 * belongs to one shop lives in a {@link Session}. <b>Threads.</b> All methods may be called by several threads at once.
 * <b>Failures.</b> Only {@link ConnectorException}s leave a connector; each names its remedy.
 */
public interface MarketplaceConnector {
    /** What this connector is and can do. Always the same; works without a network. */
    ConnectorDescriptor describe();

    /**
     * What is wrong with the settings of a connection: all of it at once, nothing when it can be opened. Makes no call.
     */
    List<SettingProblem> check(Settings settings);

    /**
     * How a shop gives its consent. Empty where there is nothing to consent to.
     *
     * @param settings checked before
     */
    Optional<Authorizer> authorizer(Settings settings);

    /**
     * Opens one shop. Makes no call: what is wrong with a grant shows at the first one.
     *
     * @param opening whose shop, and what may be used of it
     * @throws ConnectorException.Malformed when the settings don't pass {@link #check}
     */
    Session open(Opening opening);

    /** How the marketplace tells that something happened. Empty where it must be asked. */
    Optional<Signals> signals();

    /** How shops come by themselves. Empty without {@link Capability#INSTALLED}. */
    default Optional<Installs> installs() {
        return Optional.empty();
    }
}
