package dev.packshot.connector.shopify.gallery;

import dev.packshot.connector.shopify.gallery.Medium.Other;
import dev.packshot.connector.shopify.gallery.Step.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order of a product's media.
 *
 * <p>Videos and 3D models stay behind as many pictures as they stood behind; behind all of them where fewer are left.
 */
final class MediaOrder {
    private MediaOrder() {}

    /**
     * The order in which pictures stand as wanted, and everything else where it stood among them.
     *
     * @param pictures ids of all pictures of the gallery, in the wanted order
     */
    static List<String> around(PresentGallery present, List<String> pictures) {
        List<String> order = new ArrayList<>();
        int placed = 0;
        int passed = 0;
        for (Medium medium : present.media()) {
            switch (medium) {
                case Other other -> {
                    for (; placed < passed; placed++) {
                        order.add(pictures.get(placed));
                    }
                    order.add(other.id());
                }
                case Medium.Picture ignored -> passed++;
            }
        }
        order.addAll(pictures.subList(placed, pictures.size()));
        return order;
    }

    /**
     * The fewest moves from one order to another: what is in the longest run that is already in order stays (longest
     * increasing subsequence), each of the others goes behind the one that it is to follow.
     *
     * @param to the same ids
     */
    static List<Move> moves(List<String> from, List<String> to) {
        Set<String> staying = longestOrdered(from, to);
        List<String> now = new ArrayList<>(from);
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < to.size(); i++) {
            String id = to.get(i);
            if (!staying.contains(id)) {
                now.remove(id);
                int position = i == 0 ? 0 : now.indexOf(to.get(i - 1)) + 1;
                now.add(position, id);
                moves.add(new Move(id, position));
            }
        }
        return moves;
    }

    private static Set<String> longestOrdered(List<String> from, List<String> to) {
        Map<String, Integer> target = new HashMap<>();
        to.forEach(id -> target.put(id, target.size()));
        int n = from.size();
        int[] length = new int[n];
        int[] previous = new int[n];
        int best = -1;
        for (int i = 0; i < n; i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                boolean ordered = target.getOrDefault(from.get(j), 0) < target.getOrDefault(from.get(i), 0);
                if (ordered && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            best = best < 0 || length[i] > length[best] ? i : best;
        }
        Set<String> staying = new HashSet<>();
        for (int i = best; i >= 0; i = previous[i]) {
            staying.add(from.get(i));
        }
        return staying;
    }
}
