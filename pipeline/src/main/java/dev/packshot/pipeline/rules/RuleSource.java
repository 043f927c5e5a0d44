package dev.packshot.pipeline.rules;

/**
 * Where rules are stated.
 *
 * @param id short name that rules refer to, such as {@code SC-tech}
 * @param title what it is
 * @param address where it was read: an address without scheme, or enough words to find it
 * @param firstParty whether the marketplace itself says it
 */
public record RuleSource(String id, String title, String address, boolean firstParty) {
    public RuleSource {
        if (id.isBlank() || title.isBlank() || address.isBlank()) {
            throw new IllegalArgumentException("A source has an id, a title and an address");
        }
    }
}
