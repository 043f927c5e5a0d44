package dev.packshot.sandbox.shopify.query;

import dev.packshot.sandbox.shopify.graph.Fields;
import dev.packshot.sandbox.shopify.graph.ModelPart;
import java.util.List;

/** Connections, edges and counts. */
public final class PagingPart implements ModelPart {
    @Override
    public void wire(Fields fields) {
        for (String of : List.of("Product", "ProductVariant", "Media", "File", "WebhookSubscription")) {
            fields.alias(of + "Connection", Page.class)
                    .plain("nodes", Page::nodes)
                    .plain("edges", Page::edges)
                    .plain("pageInfo", page -> page);
            fields.alias(of + "Edge", Page.Edge.class)
                    .plain("node", Page.Edge::node)
                    .plain("cursor", Page.Edge::cursor);
        }
        fields.alias("PageInfo", Page.class)
                .plain("hasNextPage", Page::after)
                .plain("hasPreviousPage", Page::before)
                .plain("startCursor", Page::start)
                .plain("endCursor", Page::end);
        fields.type("Count", Count.class)
                .plain("count", Count::count)
                .plain("precision", count -> count.exact() ? "EXACT" : "AT_LEAST");
    }

    /** How many there are, up to a limit. */
    record Count(int count, boolean exact) {
        static Count of(int count) {
            return new Count(count, true);
        }
    }
}
