package dev.packshot.connector.cornershop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Connectors that hear wrongly. */
final class SignalFlaws {
    private SignalFlaws() {}

    static List<Flaw> all() {
        return List.of(
                Flaw.of("doesn't say which listing", signals(Vague::new), "S01"),
                Flaw.of("believes everybody", signals(Gullible::new), "S02"),
                Flaw.of("believes old tales", signals(Nostalgic::new), "S03"),
                Flaw.of("numbers deliveries", signals(Numbering::new), "S04"),
                Flaw.of("watches and says nothing", signals(Silent::new), "S05", "S06"),
                Flaw.of("goes on after it was closed", signals(Tireless::new), "S06"));
    }

    private static Function<URI, MarketplaceConnector> signals(BiFunction<HttpClient, URI, ShopSignals> signals) {
        return base -> new ShopConnector(base, false) {
            @Override
            ShopSignals signals(HttpClient http) {
                return signals.apply(http, base);
            }
        };
    }

    private static class Wrong extends ShopSignals {
        Wrong(HttpClient http, URI base) {
            super(http, base);
        }
    }

    private static final class Vague extends Wrong {
        Vague(HttpClient http, URI base) {
            super(http, base);
        }

        @Override
        Optional<ListingRef> listing(JsonNode body) {
            return Optional.empty();
        }
    }

    private static final class Gullible extends Wrong {
        Gullible(HttpClient http, URI base) {
            super(http, base);
        }

        @Override
        boolean genuine(String expected, String signature) {
            return true;
        }
    }

    private static final class Nostalgic extends Wrong {
        Nostalgic(HttpClient http, URI base) {
            super(http, base);
        }

        @Override
        boolean tooOld(Instant sent, Instant received) {
            return false;
        }
    }

    private static final class Numbering extends Wrong {
        Numbering(HttpClient http, URI base) {
            super(http, base);
        }

        @Override
        String id(JsonNode body) {
            return UUID.randomUUID().toString();
        }
    }

    private static final class Silent extends Wrong {
        Silent(HttpClient http, URI base) {
            super(http, base);
        }

        @Override
        void follow(Settings settings, long begun, Consumer<Signal> heard) {}
    }

    private static final class Tireless extends Wrong {
        Tireless(HttpClient http, URI base) {
            super(http, base);
        }

        @Override
        void end(Thread watch) {}
    }
}
