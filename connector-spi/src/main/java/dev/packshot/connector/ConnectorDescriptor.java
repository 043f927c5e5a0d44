package dev.packshot.connector;

import dev.packshot.catalog.Platform;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a connector is and can do: the console draws its forms from this, the engine keeps to it.
 *
 * @param id stable, such as {@code etsy}; stored with every connection
 * @param name for people
 * @param platforms whose image rules its listings may fall under, at least one
 * @param capabilities what it can do
 * @param settings what a connection needs to be told, in the order of a form
 * @param hosts host names (or {@code *.suffix}) that its pictures may be fetched from; nothing else is ever asked
 * @param limits how often it may be called before the marketplace has said otherwise
 * @param mostImages most pictures of a gallery
 * @param longestAltText most characters of an alt text
 */
public record ConnectorDescriptor(
        String id,
        String name,
        List<Platform> platforms,
        Set<Capability> capabilities,
        List<Setting> settings,
        Set<String> hosts,
        List<RateLimit> limits,
        int mostImages,
        int longestAltText) {
    public ConnectorDescriptor {
        if (!id.matches("[a-z][a-z0-9-]{1,31}")) {
            throw new IllegalArgumentException("A connector's id is lower-case letters, digits and -, but was " + id);
        }
        if (name.isBlank() || platforms.isEmpty()) {
            throw new IllegalArgumentException("A connector has a name and serves at least one platform");
        }
        if (mostImages < 1 || longestAltText < 0) {
            throw new IllegalArgumentException("A gallery takes at least one picture");
        }
        platforms = List.copyOf(platforms);
        capabilities = capabilities.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(capabilities));
        settings = List.copyOf(settings);
        hosts = Set.copyOf(hosts);
        limits = List.copyOf(limits);
    }

    /** Whether it can do this. */
    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }
}
