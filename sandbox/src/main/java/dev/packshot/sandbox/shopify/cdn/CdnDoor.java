package dev.packshot.sandbox.shopify.cdn;

import dev.packshot.sandbox.shopify.http.Answer;
import dev.packshot.sandbox.shopify.http.Call;
import dev.packshot.sandbox.shopify.http.Door;
import dev.packshot.sandbox.shopify.http.Query;
import dev.packshot.sandbox.shopify.shop.Gid;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Hands out pictures. Nothing but an address is needed, but that of an original holds for a while only. */
public final class CdnDoor implements Door {
    private static final Map<String, String> TYPES = Map.of(
            "jpg", "image/jpeg", "jpeg", "image/jpeg", "png", "image/png", "gif", "image/gif", "webp", "image/webp");

    private final CdnAddresses addresses;
    private final Shelf shelf;

    /** Hands out what is on the shelf. */
    public CdnDoor(CdnAddresses addresses, Shelf shelf) {
        this.addresses = addresses;
        this.shelf = shelf;
    }

    @Override
    public Optional<Answer> answer(Call call) {
        boolean shown = call.path().startsWith(CdnAddresses.SHOWN);
        if (!shown && !call.path().startsWith(CdnAddresses.ORIGINALS)) {
            return Optional.empty();
        }
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            return Optional.of(Answer.empty(405).with("Allow", "GET, HEAD"));
        }
        return Optional.of(shown ? shown(call) : original(call));
    }

    private Answer shown(Call call) {
        return shelf.shown(call.shop(), call.path().substring(CdnAddresses.SHOWN.length()))
                .map(bytes -> picture(call, bytes).with("Cache-Control", "public, max-age=31557600"))
                .orElseGet(() -> Answer.empty(404));
    }

    private Answer original(Call call) {
        if (!addresses.holds(call.shop(), call.path(), Query.decoded(call.query()))) {
            return Answer.empty(403);
        }
        // Type, number and file name: the signature vouches for the shape.
        String[] parts = call.path().substring(CdnAddresses.ORIGINALS.length()).split("/", 3);
        return shelf.original(call.shop(), new Gid(parts[0], Long.parseLong(parts[1])))
                .map(bytes -> picture(call, bytes).with("Cache-Control", "private"))
                .orElseGet(() -> Answer.empty(404));
    }

    private static Answer picture(Call call, byte[] bytes) {
        String path = call.path();
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Answer.of(200, TYPES.getOrDefault(extension, "application/octet-stream"), bytes);
    }
}
