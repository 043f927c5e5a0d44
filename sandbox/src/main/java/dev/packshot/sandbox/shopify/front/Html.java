package dev.packshot.sandbox.shopify.front;

import dev.packshot.sandbox.shopify.http.Answer;
import java.nio.charset.StandardCharsets;

/** Pages as text. */
final class Html {
    private Html() {}

    static Answer page(String title, String body) {
        return Answer.of(200, "text/html; charset=utf-8", """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>
                body { margin: 0; font: 15px/1.4 system-ui, sans-serif; color: #202223; background: #f1f2f4 }
                nav { display: flex; flex-wrap: wrap; gap: 1rem; padding: .7rem 1rem; background: #1a1c1d; color: #e3e3e3 }
                nav a { color: inherit; margin-left: auto }
                iframe { display: block; border: 0; width: 100%%; height: calc(100vh - 3rem) }
                section { background: #fff; margin: 1rem; padding: 1rem; border-radius: .5rem }
                h2 { font-size: 1.1rem; margin: 0 0 .7rem }
                figure { display: inline-block; margin: 0 1rem .5rem 0; vertical-align: top; max-width: 14rem }
                img { width: 14rem; height: 14rem; object-fit: contain; background: #fff; border: 1px solid #e1e3e5 }
                </style></head><body>
                %s
                </body></html>
                """.formatted(text(title), body)
                        .getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-store");
    }

    /** Text as it stands in a page, between tags or in an attribute. */
    static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
