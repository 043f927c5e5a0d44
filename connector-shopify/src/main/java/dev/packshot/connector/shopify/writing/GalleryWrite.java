package dev.packshot.connector.shopify.writing;

import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.shopify.gallery.GalleryPlan;
import dev.packshot.connector.shopify.gallery.MediaFault;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import dev.packshot.connector.shopify.gallery.Medium.State;
import dev.packshot.connector.shopify.gallery.PresentGallery;
import dev.packshot.connector.shopify.gallery.Rehearsal;
import dev.packshot.connector.shopify.gallery.Standing;
import dev.packshot.connector.shopify.gallery.Step;
import dev.packshot.connector.shopify.gallery.Submission;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One try of one change: reads the gallery, takes the first step that remains, and reads again, until nothing remains. So
 * every step but an upload is taken from a gallery that was read just before, and a try that goes on after an unknown
 * outcome is the same as a first one.
 */
final class GalleryWrite {
    /** More rounds than any change takes; beyond, the shop does not do what it says. */
    private static final int MOST_ROUNDS = 40;

    private final GalleryChange change;
    private final GalleryReading reading;
    private final GalleryCalls calls;
    private final StagedUploads uploads;
    private final Replacements replacements;
    private final Patience patience;
    private final Clock clock;

    /** What lies in the shop's files under a marker of this change. */
    private Map<String, List<Picture>> stored = Map.of();

    /** Where this try has put what, by marker. */
    private final Map<String, String> resources = new HashMap<>();

    private boolean looked;

    GalleryWrite(
            GalleryChange change,
            GalleryReading reading,
            GalleryCalls calls,
            StagedUploads uploads,
            Patience patience,
            Clock clock) {
        this.change = change;
        this.reading = reading;
        this.calls = calls;
        this.uploads = uploads;
        this.replacements = new Replacements(calls);
        this.patience = patience;
        this.clock = clock;
    }

    /** Tries. */
    Receipt run() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            PresentGallery now = reading.gallery(product(), expected());
            switch (Standing.of(change, now)) {
                case DONE -> {
                    return new Receipt.Applied(now.gallery());
                }
                case FOREIGN ->
                    throw new ConnectorException.Conflict(
                            "Somebody has edited the gallery in Shopify since it was read");
                case BASE, BETWEEN -> {
                    Optional<Receipt> end = step(now);
                    if (end.isPresent()) {
                        return end.get();
                    }
                }
            }
        }
        throw new ConnectorException.Unavailable("Shopify doesn't show what it said it had done", null);
    }

    private ListingRef product() {
        return change.listing();
    }

    private int expected() {
        return Math.max(change.base().images().size(), change.places().size());
    }

    private Optional<Receipt> step(PresentGallery now) {
        GalleryPlan plan = GalleryPlan.of(change, now, stored);
        if (!plan.missing().isEmpty() && !looked) {
            look(change.puts().toList());
            plan = GalleryPlan.of(change, now, stored);
        }
        List<Step> steps = plan.steps();
        if (steps.isEmpty()) {
            throw new ConnectorException.Unavailable("Shopify shows another gallery than it was asked for", null);
        }
        switch (steps.getFirst()) {
            case Step.Acknowledge(var pictures) -> replacements.giveUp(change, now, pictures);
            case Step.Await(var files) -> {
                return await(files, plan, now);
            }
            case Step.Create(var files) -> create(files, plan);
            case Step.Update update -> {
                return update(update, plan, now);
            }
            case Step.Reorder(var moves) -> reorder(moves);
            case Step.Relink(var off, var on) -> relink(off, on);
            case Step.Detach(var pictures) -> calls.detach(product(), pictures);
        }
        return Optional.empty();
    }

    private void look(List<Put> puts) {
        stored = calls.named(puts.stream().map(put -> put.key().marker()).toList());
        looked = true;
    }

    /** Puts everything that the change still has to send, so that its addresses are asked for once. */
    private void upload(GalleryPlan plan) {
        Map<Put, String> unsent = plan.unsent();
        List<Put> puts = unsent.keySet().stream()
                .filter(put -> !resources.containsKey(put.key().marker()))
                .toList();
        if (!puts.isEmpty()) {
            resources.putAll(uploads.put(
                    puts,
                    puts.stream().map(put -> String.valueOf(unsent.get(put))).toList()));
        }
    }

    private void create(List<Step.NewFile> files, GalleryPlan plan) {
        upload(plan);
        Optional<List<String>> made = calls.create(files, resources);
        if (made.isEmpty()) {
            lookAgain();
            return;
        }
        List<Picture> settled = settled(made.get(), Map.of());
        List<MediaFault> faults = replacements.faults(settled);
        if (!faults.isEmpty() || settled.stream().anyMatch(file -> file.state() == State.FAILED)) {
            throw Replacements.refusal(faults);
        }
        Map<String, Picture> byId = new HashMap<>();
        settled.forEach(file -> byId.put(file.id(), file));
        Map<String, List<Picture>> known = new HashMap<>(stored);
        for (int i = 0; i < files.size(); i++) {
            Picture file = byId.get(made.get().get(i));
            if (file == null || file.state() != State.READY) {
                throw new ConnectorException.Unavailable("Shopify still processes the pictures", null);
            }
            known.put(files.get(i).put().key().marker(), List.of(file));
        }
        stored = known;
    }

    /** A name is taken by a file that was not found, or not looked for. */
    private void lookAgain() {
        Map<String, List<Picture>> before = stored;
        look(change.puts().toList());
        if (stored.equals(before)) {
            throw new ConnectorException.Unavailable("Shopify has a file of this name and doesn't find it yet", null);
        }
    }

    private Optional<Receipt> update(Step.Update planned, GalleryPlan plan, PresentGallery now) {
        Step.Update update = textsCanComeBack(planned, now) ? planned : planned.contentFirst();
        boolean ready = update.replacements().stream()
                .flatMap(row -> row.content().stream())
                .allMatch(put -> resources.containsKey(put.key().marker()));
        if (!ready) {
            upload(plan);
            return Optional.empty(); // It took its time: the gallery is read again before anything shows.
        }
        if (!calls.update(product(), update.rows(), resources)) {
            lookAgain();
            return Optional.empty();
        }
        if (update.replacements().isEmpty()) {
            return Optional.empty();
        }
        update.replacements().forEach(row -> replacements.sent(row.file(), row.content()));
        PresentGallery then = new Rehearsal(now, stored).after(update).present();
        return await(update.replacements().stream().map(row -> row.file().id()).toList(), plan, then);
    }

    /**
     * Whether a submission would hold the former alt texts: a replacement that is refused long after takes the new text
     * back only by what the submission says. Otherwise texts come after the bytes.
     */
    private boolean textsCanComeBack(Step.Update update, PresentGallery now) {
        Map<String, Put> sent = new HashMap<>();
        update.replacements().forEach(row -> row.content()
                .ifPresent(put -> sent.put(row.file().id(), put)));
        PresentGallery then = new Rehearsal(now, stored).after(update).present();
        return sent.isEmpty()
                || Submission.of(clock.instant(), then, replacements.awaited(change, sent.keySet(), sent))
                        .namesPictures();
    }

    /** Waits for files; an end when they are still processed and nothing is left to be sent. */
    private Optional<Receipt> await(List<String> files, GalleryPlan plan, PresentGallery now) {
        Map<String, Put> targets = plan.targets();
        List<Picture> settled = settled(files, targets);
        List<Picture> failed =
                settled.stream().filter(file -> file.state() == State.FAILED).toList();
        stored = refreshed(settled);
        if (!failed.isEmpty()) {
            failed(failed, targets, now);
            return Optional.empty();
        }
        List<String> open = settled.stream()
                .filter(file -> !isSettled(file, targets))
                .map(Picture::id)
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Put> sent = new HashMap<>(targets);
        sent.keySet().retainAll(files);
        PresentGallery then = new Rehearsal(now, stored).settled(sent).present();
        if (Standing.of(change, then) != Standing.DONE) {
            throw new ConnectorException.Unavailable("Shopify still processes the pictures", null);
        }
        var submission = Submission.of(clock.instant(), then, replacements.awaited(change, open, sent));
        return Optional.of(new Receipt.Accepted(submission.text(), Aftermath.ASK));
    }

    /** What this try sent and Shopify didn't take ends it; what an earlier one left is cleared away. */
    private void failed(List<Picture> failed, Map<String, Put> targets, PresentGallery now) {
        List<String> hidden =
                failed.stream().map(Picture::id).filter(targets::containsKey).toList();
        boolean ours = hidden.stream().anyMatch(replacements::areSent);
        if (!hidden.isEmpty()) {
            replacements.giveUp(change, now, hidden);
        }
        boolean foreign =
                failed.stream().anyMatch(file -> now.picture(file.id()).isPresent() && !targets.containsKey(file.id()));
        if (foreign) {
            throw new ConnectorException.Rejected(
                    "Shopify could not process a picture of the gallery that is not ours: open it in Shopify's admin,"
                            + " then try again",
                    MediaFault.words(replacements.faults(failed)));
        }
        if (ours) {
            throw Replacements.refusal(replacements.faults(failed));
        }
    }

    private Map<String, List<Picture>> refreshed(List<Picture> settled) {
        Map<String, List<Picture>> known = new HashMap<>();
        stored.forEach((marker, files) -> known.put(
                marker,
                files.stream()
                        .map(file -> settled.stream()
                                .filter(each -> each.id().equals(file.id()))
                                .findFirst()
                                .orElse(file))
                        .toList()));
        return known;
    }

    /** Looks until all files are processed or failed, or patience ends. */
    private List<Picture> settled(List<String> ids, Map<String, Put> targets) {
        patience.renew();
        List<Picture> files = calls.files(ids);
        while (!files.stream().allMatch(file -> file.state() == State.FAILED || isSettled(file, targets))) {
            if (!patience.take()) {
                return files;
            }
            files = calls.files(ids);
        }
        return files;
    }

    private boolean isSettled(Picture file, Map<String, Put> targets) {
        Put put = targets.get(file.id());
        if (put == null || !replacements.areSent(file.id())) {
            return file.state() == State.READY; // What it shows then is seen when the gallery is read again.
        }
        return file.shows(put) && replacements.hasMoved(file);
    }

    private void reorder(List<Step.Move> moves) {
        for (List<Step.Move> some : GalleryCalls.pieces(moves, GalleryCalls.MOST_ROWS)) {
            String job = calls.reorder(product(), some);
            patience.renew();
            while (!calls.isDone(job)) {
                if (!patience.take()) {
                    throw new ConnectorException.Unavailable("Shopify still moves the pictures", null);
                }
            }
        }
    }

    /** Variants in pieces: what is taken off one is put back on it by the very next call. */
    private void relink(List<Step.Link> off, List<Step.Link> on) {
        List<String> variants = new ArrayList<>();
        off.forEach(link -> variants.add(link.variant()));
        on.forEach(link -> variants.add(link.variant()));
        for (List<String> some :
                GalleryCalls.pieces(variants.stream().distinct().toList(), GalleryCalls.MOST_LINKS)) {
            List<Step.Link> gone =
                    off.stream().filter(link -> some.contains(link.variant())).toList();
            List<Step.Link> come =
                    on.stream().filter(link -> some.contains(link.variant())).toList();
            for (List<Step.Link> links : GalleryCalls.pieces(gone, GalleryCalls.MOST_LINKS)) {
                calls.unlink(product(), links);
            }
            if (!come.isEmpty()) {
                calls.link(product(), come);
            }
        }
    }
}
