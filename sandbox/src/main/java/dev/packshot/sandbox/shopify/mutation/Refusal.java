package dev.packshot.sandbox.shopify.mutation;

import java.util.List;

/**
 * A user error of a mutation.
 *
 * @param code Shopify's, empty where its error type has none
 * @param field path to what is wrong
 * @param message for people; the words are ours
 */
record Refusal(String code, List<String> field, String message) {
    Refusal {
        field = List.copyOf(field);
    }
}
