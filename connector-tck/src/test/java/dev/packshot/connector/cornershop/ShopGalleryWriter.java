package dev.packshot.connector.cornershop;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Place;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.GalleryWriter;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.WritePlan;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Uploads what is missing, then asks for the whole gallery at once. */
class ShopGalleryWriter implements GalleryWriter {
    static final int MOST = 12;
    static final int LONGEST_ALT = 250;

    final ShopApi api;
    final ShopListingReader reader;

    ShopGalleryWriter(ShopApi api, ShopListingReader reader) {
        this.api = api;
        this.reader = reader;
    }

    @Override
    public WritePlan plan(GalleryChange change) {
        if (change.places().size() > MOST) {
            throw new ConnectorException.Rejected("The corner shop shows at most " + MOST + " pictures", "");
        }
        if (change.places().stream().anyMatch(place -> place.altText().length() > LONGEST_ALT)) {
            throw new ConnectorException.Rejected("An alt text is at most " + LONGEST_ALT + " characters", "");
        }
        int uploads = (int) change.puts().count();
        return new WritePlan(uploads, Map.of(ShopApi.LANE, 2L + uploads), BigDecimal.ZERO);
    }

    @Override
    public Receipt write(GalleryChange change) {
        plan(change);
        ShopApi.Listing now = reader.raw(change.listing());
        Gallery gallery = reader.listing(now).gallery();
        if (isDone(change, now)) {
            return new Receipt.Applied(gallery);
        }
        if (!isBase(change, gallery)) {
            throw new ConnectorException.Conflict("The seller has edited the gallery meanwhile");
        }
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Place place : change.places()) {
            lines.add(line(now, place));
        }
        return ask(change, now, lines);
    }

    boolean isBase(GalleryChange change, Gallery gallery) {
        return gallery.fingerprint().equals(change.base().fingerprint());
    }

    /** Whether the gallery shows exactly what is asked for, from an earlier try. */
    boolean isDone(GalleryChange change, ShopApi.Listing now) {
        if (now.pictures().size() != change.places().size()
                || change.puts().findAny().isEmpty()) {
            return false;
        }
        for (int i = 0; i < now.pictures().size(); i++) {
            ShopApi.Picture picture = now.pictures().get(i);
            Place place = change.places().get(i);
            boolean same =
                    switch (place) {
                        case Keep keep -> picture.id().equals(keep.id().id());
                        case Put put -> picture.marker().equals(put.key().marker());
                    };
            if (!same
                    || !picture.alt().equals(place.altText())
                    || !Set.copyOf(picture.variants()).equals(place.variants())) {
                return false;
            }
        }
        return true;
    }

    Map<String, Object> line(ShopApi.Listing now, Place place) {
        Map<String, Object> line = new HashMap<>();
        switch (place) {
            case Keep keep -> line.put("picture", keep.id().id());
            case Put put -> {
                line.put("file", file(now, put));
                put.replaces().ifPresent(id -> line.put("picture", id.id()));
            }
        }
        line.put("alt", place.altText());
        line.put("variants", place.variants());
        return line;
    }

    /** The file of a picture: the one that an earlier try has uploaded, or a new one. */
    String file(ShopApi.Listing now, Put put) {
        return now.files().stream()
                .filter(file -> file.marker().equals(put.key().marker()))
                .findFirst()
                .map(ShopApi.FileOf::id)
                .orElseGet(() -> api.upload(
                                now.id(),
                                put.key().marker(),
                                put.file().digest().hex(),
                                bytes(put))
                        .file());
    }

    byte[] bytes(Put put) {
        try (InputStream in = put.file().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ConnectorException.Unavailable("The picture can't be read", e);
        }
    }

    Receipt ask(GalleryChange change, ShopApi.Listing now, List<Map<String, Object>> lines) {
        HttpResponse<byte[]> answer = api.gallery(now.id(), precondition(now), Map.of("pictures", lines));
        if (answer.statusCode() == 202) {
            var submission = api.parse(answer.body(), ShopApi.Submission.class);
            return new Receipt.Accepted(submission.submission(), Duration.ofSeconds(submission.ask()));
        }
        ShopApi.Listing after = api.parse(answer.body(), ShopApi.Listing.class);
        return new Receipt.Applied(reader.listing(after).gallery());
    }

    Map<String, String> precondition(ShopApi.Listing now) {
        return Map.of("if-match", "" + now.version());
    }

    @Override
    public Receipt status(ListingRef listing, String submission) {
        var state = api.get("/submissions/" + submission, ShopApi.SubmissionState.class);
        return switch (state.state()) {
            case "pending" -> new Receipt.Accepted(submission, Duration.ofSeconds(2));
            case "applied" -> new Receipt.Applied(reader.read(listing).gallery());
            case "refused" -> throw new ConnectorException.Rejected("The shop refused the change", state.words());
            case "outdated" -> throw new ConnectorException.Conflict("The gallery was changed meanwhile");
            default -> throw new ConnectorException.Malformed("Unknown state of a submission");
        };
    }
}
