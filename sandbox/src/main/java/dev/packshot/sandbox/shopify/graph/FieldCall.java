package dev.packshot.sandbox.shopify.graph;

import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.state.Shop;
import dev.packshot.sandbox.shopify.state.ShopState;
import dev.packshot.sandbox.shopify.token.Access;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field that is being answered, within a step of its shop.
 *
 * @param shop whose
 * @param state of the shop in this step
 * @param access of the token that asks
 * @param environment what GraphQL knows of the field
 */
public record FieldCall(Shop shop, ShopState state, Access access, DataFetchingEnvironment environment) {
    /** What all fields of a request have in common. */
    public record Within(Shop shop, ShopState state, Access access) {}

    /** Marks a request whose connections are told whole where they name no size. */
    enum Whole {
        CONNECTIONS
    }

    /** Whether connections that name no size are told whole, as in bulk. */
    public boolean whole() {
        return environment.getGraphQlContext().hasKey(Whole.class);
    }

    static FieldCall of(DataFetchingEnvironment environment) {
        Within request = environment.getGraphQlContext().get(Within.class);
        return new FieldCall(request.shop(), request.state(), request.access(), environment);
    }

    /** An argument that has to be there. */
    public <T> T argument(String name) {
        return this.<T>optional(name).orElseThrow(() -> new IllegalStateException("No argument " + name));
    }

    /** An argument that may be left out, or null. */
    public <T> Optional<T> optional(String name) {
        return Optional.ofNullable(environment.getArgument(name));
    }

    /** An argument that is a list of inputs; empty when it is left out. */
    public List<Map<String, Object>> inputs(String name) {
        return this.<List<Map<String, Object>>>optional(name).orElse(List.of());
    }

    /**
     * An argument that is an id.
     *
     * @throws AdminException when it is none
     */
    public Gid id(String name) {
        return id((Object) argument(name));
    }

    /**
     * A value that is an id.
     *
     * @throws AdminException when it is none
     */
    public static Gid id(@Nullable Object value) {
        try {
            return Gid.parse(String.valueOf(value));
        } catch (IllegalArgumentException e) {
            throw new AdminException("RESOURCE_NOT_FOUND", "Invalid global id '" + value + "'");
        }
    }

    /**
     * Refuses whoever may not.
     *
     * @throws AdminException when no scope of the token allows it
     */
    public void needs(String... anyOf) {
        for (String scope : anyOf) {
            if (access.allows(scope)) {
                return;
            }
        }
        throw AdminException.denied(environment.getField().getName(), anyOf[0]);
    }
}
