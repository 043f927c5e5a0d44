package dev.packshot.connector.folder.shelf;

import dev.packshot.catalog.Digest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file that the connector put on the shelf, such as {@code SKU-1_2_ps0f….jpg}: what it is of, which place
 * it has, and a tag that says which picture it is. Nobody else's file is ever called so, hence a file of such a name that
 * no gallery names is what an interrupted write left.
 *
 * @param number place in the gallery, from 1
 * @param tag marker of a published picture, or that of an original's bytes
 * @param turn from 1, told apart where a person has written into a file of the same name
 * @param extension without the dot
 */
record ShelfName(int number, String tag, int turn, String extension) {
    private static final String KEPT = "pk";
    private static final Pattern TAIL =
            Pattern.compile("_(\\d{1,4})_(p[sk][0-9a-f]{30})(?:-(\\d{1,4}))?\\.([a-z0-9]{1,5})");

    /** The tag of an original that stays on the listing as it is. */
    static String kept(Digest bytes) {
        return KEPT + bytes.hex().substring(0, 30);
    }

    /** Reads a name; empty when somebody else gave it. */
    static Optional<ShelfName> read(String segment, String name) {
        if (!name.startsWith(segment)) {
            return Optional.empty();
        }
        Matcher tail = TAIL.matcher(name).region(segment.length(), name.length());
        return tail.matches()
                ? Optional.of(new ShelfName(
                        Integer.parseInt(tail.group(1)),
                        tail.group(2),
                        tail.group(3) == null ? 1 : Integer.parseInt(tail.group(3)),
                        tail.group(4)))
                : Optional.empty();
    }

    /** The marker that it says; empty for an original. */
    Optional<String> marker() {
        return Optional.of(tag).filter(each -> !each.startsWith(KEPT));
    }

    ShelfName at(int place) {
        return new ShelfName(place, tag, 1, extension);
    }

    ShelfName nextTurn() {
        return new ShelfName(number, tag, turn + 1, extension);
    }

    String of(String segment) {
        return segment + "_" + number + "_" + tag + (turn == 1 ? "" : "-" + turn) + "." + extension;
    }
}
