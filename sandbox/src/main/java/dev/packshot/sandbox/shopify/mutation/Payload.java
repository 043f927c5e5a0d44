package dev.packshot.sandbox.shopify.mutation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a mutation answers with: things by name, and what was refused. */
record Payload(Map<String, Object> things, List<Refusal> refusals) {
    Payload {
        things = Map.copyOf(things);
        refusals = List.copyOf(refusals);
    }

    static Payload refused(List<Refusal> refusals) {
        return new Payload(Map.of(), refusals);
    }

    static Payload refused(String code, List<String> field, String message) {
        return refused(List.of(new Refusal(code, field, message)));
    }

    static Payload of(String name, Object thing) {
        return new Payload(Map.of(name, thing), List.of());
    }

    Payload with(String name, Object thing) {
        var more = new HashMap<>(things);
        more.put(name, thing);
        return new Payload(more, refusals);
    }

    Optional<Object> get(String name) {
        return Optional.ofNullable(things.get(name));
    }
}
