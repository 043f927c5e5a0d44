package dev.packshot.connector.folder;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Listing;
import dev.packshot.connector.Signal;
import dev.packshot.connector.folder.inbox.Inbox;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which listings may have changed, and what was last told of each. A change is told once two looks with some time between
 * them see the same, nothing having been heard of it meanwhile, since files are copied piece by piece. Used by one thread.
 */
final class Suspicions {
    private static final String ABSENT = "";

    private final FolderConfig config;
    private final Inbox inbox;
    private final Map<FolderRef, String> told = new HashMap<>();
    private final Map<FolderRef, Optional<String>> suspected = new HashMap<>();

    /** Begins with everything as it is: of that nothing is told. */
    Suspicions(FolderConfig config, Inbox inbox) throws IOException {
        this.config = config;
        this.inbox = inbox;
        FolderMoment now = FolderMoment.of(config, inbox);
        for (FolderRef ref : now.candidates()) {
            now.listing(ref).ifPresent(listing -> told.put(ref, state(listing)));
        }
    }

    boolean isEmpty() {
        return suspected.isEmpty();
    }

    /** Something happened to a file or folder of this name in the inbox. */
    void about(String name) throws IOException {
        if (Inbox.isManifest(name)) {
            aboutAll();
        } else {
            Inbox.segment(name).ifPresent(segment -> config.platforms()
                    .forEach(platform -> suspected.put(new FolderRef(platform, segment), Optional.empty())));
        }
    }

    /** Anything may have happened to anything. */
    void aboutAll() throws IOException {
        Set<FolderRef> all = new HashSet<>(FolderMoment.of(config, inbox).candidates());
        all.addAll(told.keySet());
        all.forEach(ref -> suspected.putIfAbsent(ref, Optional.empty()));
    }

    /**
     * Looks at what is suspected. Files have to stay as they are from one call to the next.
     *
     * @param tell says whether a signal was taken; one that wasn't is told again later
     */
    void look(Predicate<Signal> tell) throws IOException {
        if (suspected.isEmpty()) {
            return;
        }
        FolderMoment now = FolderMoment.of(config, inbox);
        for (Map.Entry<FolderRef, Optional<String>> suspicion : List.copyOf(suspected.entrySet())) {
            look(now, suspicion.getKey(), suspicion.getValue(), tell);
        }
    }

    private void look(FolderMoment now, FolderRef ref, Optional<String> before, Predicate<Signal> tell)
            throws IOException {
        String state = now.listing(ref).map(Suspicions::state).orElse(ABSENT);
        String last = told.getOrDefault(ref, ABSENT);
        if (state.equals(last)) {
            suspected.remove(ref);
        } else if (!before.equals(Optional.of(state))) {
            suspected.put(ref, Optional.of(state));
        } else if (tell.test(signal(now, ref, last, state))) {
            suspected.remove(ref);
            if (state.equals(ABSENT)) {
                told.remove(ref);
            } else {
                told.put(ref, state);
            }
        }
    }

    private static Signal signal(FolderMoment now, FolderRef ref, String last, String state) throws IOException {
        Signal.Kind kind = last.equals(ABSENT)
                ? Signal.Kind.CREATED
                : state.equals(ABSENT) ? Signal.Kind.DELETED : Signal.Kind.CHANGED;
        Instant at = now.touched(ref);
        // The time tells a change back and forth from the first one.
        Digest id = Digest.of(String.join("\n", ref.toString(), last, state, at.toString()));
        return new Signal("folder-" + id.hex(), kind, Optional.of(ref.ref()), at);
    }

    private static String state(Listing listing) {
        List<String> told =
                new ArrayList<>(List.of(listing.gallery().fingerprint().hex(), listing.title(), listing.productType()));
        listing.issues().forEach(issue -> told.add(issue.message()));
        return Digest.of(String.join("\n", told)).hex();
    }
}
