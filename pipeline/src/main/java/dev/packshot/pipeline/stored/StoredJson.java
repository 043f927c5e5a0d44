package dev.packshot.pipeline.stored;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The one way in which stored values are written as JSON: the same value always gives the same text. */
final class StoredJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // What a later build adds says nothing to this one.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StoredJson() {}

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored value can't be written", e);
        }
    }

    /**
     * Reads a value back.
     *
     * @param what of which kind it is, for the message
     * @param remedy what to do when it can't be read
     * @throws StoredUnreadable when the text isn't such a value
     */
    static <T> T value(String text, Class<T> type, String what, String remedy) {
        try {
            T value = JSON.readValue(text, type);
            if (value == null) {
                throw new StoredUnreadable("There is no " + what + " in it", remedy);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new StoredUnreadable("This isn't a stored " + what + ": " + e.getOriginalMessage(), remedy, e);
        }
    }
}
