package dev.packshot.sandbox.shopify.front;

import dev.packshot.sandbox.shopify.http.Answer;
import dev.packshot.sandbox.shopify.http.Call;
import dev.packshot.sandbox.shopify.http.Door;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The page of the shop's admin that shows the app in a frame, and the script by which the app asks it for session tokens. The
 * frame is of another origin than the page: they speak by messages, and each only to the other.
 */
public final class AdminPage implements Door {
    private static final String PAGE = "/admin/apps/packshot";
    private static final String TOKEN = PAGE + "/token";
    private static final String BRIDGE = "/app-bridge.js";

    private final Merchant merchant;

    /** A page for a merchant. */
    public AdminPage(Merchant merchant) {
        this.merchant = merchant;
    }

    /** Whoever sits before the page, at any shop. */
    public interface Merchant {
        /** Where the frame goes, signed now; empty while the app isn't installed. */
        Optional<URI> launch(String shop);

        /** A session token of this minute. */
        String token(String shop);
    }

    @Override
    public Optional<Answer> answer(Call call) {
        if (call.is("GET", PAGE)) {
            return Optional.of(merchant.launch(call.shop())
                    .map(launch -> page(call.shop(), launch))
                    .orElseGet(() -> Answer.empty(404)));
        }
        if (call.is("GET", TOKEN)) {
            return Optional.of(
                    Answer.of(200, "text/plain", merchant.token(call.shop()).getBytes(StandardCharsets.US_ASCII))
                            .with("Cache-Control", "no-store"));
        }
        return call.is("GET", BRIDGE) ? Optional.of(bridge()) : Optional.empty();
    }

    private static Answer page(String shop, URI launch) {
        return Html.page(shop + " · admin", """
                <nav><strong>%s</strong> <span>Products</span> <span>Files</span> <span>Apps › Packshot</span>
                <a href="/%s/">Storefront</a></nav>
                <iframe id="app" title="Packshot" src="%s"></iframe>
                <script>
                addEventListener("message", async (asked) => {
                  const app = document.getElementById("app").contentWindow;
                  if (asked.source !== app || asked.origin !== "%s" || asked.data?.ask !== "session-token") {
                    return;
                  }
                  const token = await (await fetch("/%s%s")).text();
                  app.postMessage({ ask: asked.data.ask, number: asked.data.number, token }, asked.origin);
                });
                </script>
                """.formatted(
                        Html.text(shop),
                        shop,
                        Html.text(launch.toString()),
                        launch.getScheme() + "://" + launch.getAuthority(),
                        shop,
                        TOKEN));
    }

    private static Answer bridge() {
        return Answer.of(200, "text/javascript; charset=utf-8", """
                "use strict";
                (() => {
                  const around = new URL(document.currentScript.src).origin;
                  const waiting = new Map();
                  let numbers = 0;
                  addEventListener("message", (told) => {
                    if (told.source === parent && told.origin === around && told.data?.ask === "session-token") {
                      waiting.get(told.data.number)?.(told.data.token);
                      waiting.delete(told.data.number);
                    }
                  });
                  window.shopify = {
                    idToken: () => new Promise((give) => {
                      const number = ++numbers;
                      waiting.set(number, give);
                      parent.postMessage({ ask: "session-token", number }, around);
                    }),
                  };
                })();
                """.getBytes(StandardCharsets.UTF_8));
    }
}
