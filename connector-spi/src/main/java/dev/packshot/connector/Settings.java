package dev.packshot.connector;

import java.util.Map;
import java.util.Optional;

/**
 * What a connection was told, by the keys of {@link ConnectorDescriptor#settings}. Prints keys only, since values may be
 * secret.
 *
 * @param values never blank
 */
public record Settings(Map<String, String> values) {
    public Settings {
        values = Map.copyOf(values);
    }

    /** The value of a key. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
    }

    /** The value of a setting, or its usual one. */
    public Optional<String> value(Setting setting) {
        return value(setting.key()).or(() -> Optional.of(setting.usual()).filter(usual -> !usual.isBlank()));
    }

    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
