package dev.packshot.connector.folder;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares what is there with what was there. A listing is only spoken of when two looks, some time apart, have found it
 * the same: what is still being copied grows.
 */
final class FolderHearing {
    private record Waiting(String state, Instant since) {}

    private final Duration quiet;
    private final Map<ListingRef, String> spokenOf = new HashMap<>();
    private final Map<ListingRef, Waiting> waiting = new HashMap<>();

    /**
     * Begins with what is there.
     *
     * @param quiet how far apart the two looks are at least
     */
    FolderHearing(Collection<FolderListings.Found> there, Duration quiet) {
        this.quiet = quiet;
        there.forEach(found -> spokenOf.put(found.ref(), state(found)));
    }

    /** Whether something has to be looked at again soon. */
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** What a look finds worth speaking of. */
    List<Signal> look(Collection<FolderListings.Found> there, Instant now) {
        List<Signal> signals = new ArrayList<>();
        for (FolderListings.Found found : there) {
            String state = state(found);
            if (state.equals(spokenOf.get(found.ref()))) {
                waiting.remove(found.ref());
            } else if (isQuiet(found.ref(), state, now)) {
                boolean known = spokenOf.put(found.ref(), state) != null;
                waiting.remove(found.ref());
                signals.add(signal(known ? Signal.Kind.CHANGED : Signal.Kind.CREATED, found.ref(), state, now));
            }
        }
        var gone = new HashSet<>(spokenOf.keySet());
        gone.removeAll(there.stream().map(FolderListings.Found::ref).collect(Collectors.toSet()));
        for (ListingRef ref : gone) {
            signals.add(signal(Signal.Kind.DELETED, ref, String.valueOf(spokenOf.remove(ref)), now));
        }
        waiting.keySet().retainAll(there.stream().map(FolderListings.Found::ref).collect(Collectors.toSet()));
        return signals;
    }

    private boolean isQuiet(ListingRef ref, String state, Instant now) {
        Waiting before = waiting.get(ref);
        if (before == null || !before.state().equals(state)) {
            waiting.put(ref, new Waiting(state, now));
            return false;
        }
        return !before.since().plus(quiet).isAfter(now);
    }

    private static String state(FolderListings.Found found) {
        return found.changed()
                + found.product().originals().stream()
                        .map(each -> each.name() + each.seen().mark())
                        .collect(Collectors.joining(" ", " ", ""));
    }

    private static Signal signal(Signal.Kind kind, ListingRef ref, String state, Instant now) {
        String id = "folder-" + Digest.of(kind + " " + ref + " " + state).abbreviated();
        return new Signal(id, kind, Optional.of(ref), now);
    }
}
