package dev.packshot.sandbox.shopify.cdn;

import dev.packshot.sandbox.shopify.http.Answer;
import dev.packshot.sandbox.shopify.http.Call;
import dev.packshot.sandbox.shopify.http.Door;
import dev.packshot.sandbox.shopify.state.Addresses;
import dev.packshot.sandbox.shopify.state.FileState;
import dev.packshot.sandbox.shopify.state.Shop;
import dev.packshot.sandbox.shopify.state.Shops;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Hands out pictures. Nothing but an address is needed, but that of an original holds for a while only. */
public final class CdnDoor implements Door {
    private static final Map<String, String> TYPES = Map.of(
            "jpg", "image/jpeg", "jpeg", "image/jpeg", "png", "image/png", "gif", "image/gif", "webp", "image/webp");

    private final Shops shops;

    /** Hands out the pictures of these shops. */
    public CdnDoor(Shops shops) {
        this.shops = shops;
    }

    @Override
    public Optional<Answer> answer(Call call) {
        boolean shown = call.path().startsWith(Addresses.FILES);
        if (!shown && !call.path().startsWith(Addresses.ORIGINALS)) {
            return Optional.empty();
        }
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            return Optional.of(Answer.empty(405).with("Allow", "GET, HEAD"));
        }
        return Optional.of(shown ? shown(call) : original(call));
    }

    private Answer shown(Call call) {
        String name = call.path().substring(Addresses.FILES.length());
        return picture(call, shop -> shop.shown(name))
                .map(answer -> answer.with("Cache-Control", "public, max-age=31557600"))
                .orElseGet(() -> Answer.empty(404));
    }

    private Answer original(Call call) {
        String token = call.path().substring(Addresses.ORIGINALS.length()).split("/", 2)[0];
        return picture(call, shop -> shop.original(token))
                .map(answer -> answer.with("Cache-Control", "private"))
                .orElseGet(() -> Answer.empty(403));
    }

    private Optional<Answer> picture(Call call, Function<Shop, Optional<FileState.Version>> wanted) {
        return shops.find(call.shop()).flatMap(wanted).map(version -> {
            String name = version.name().text();
            String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return Answer.of(
                    200,
                    TYPES.getOrDefault(extension, "application/octet-stream"),
                    version.picture().bytes());
        });
    }
}
