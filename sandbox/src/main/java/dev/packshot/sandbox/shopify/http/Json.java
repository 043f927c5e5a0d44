package dev.packshot.sandbox.shopify.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/** Values as JSON. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Maps, lists, texts and numbers as JSON. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a value that JSON has", e);
        }
    }

    /** An answer with such a value. */
    public static Answer answer(int status, Object value) {
        return Answer.json(status, new String(bytes(value), StandardCharsets.UTF_8));
    }
}
