package dev.packshot.connector.cornershop;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Opening;
import dev.packshot.connector.Receipt;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Connectors that take a fault for something else. */
final class FaultFlaws {
    private FaultFlaws() {}

    static List<Flaw> all() {
        return List.of(
                Flaw.of("comes back sooner than it was told", errors(Impatient::new), "F01"),
                Flaw.of("comes back at once when it wasn't told", errors(Restless::new), "F02"),
                Flaw.of("takes a broken shop for a defect of its own", errors(Guilty::new), "F03"),
                Flaw.of("takes a cut wire for a defect of its own", errors(Puzzled::new), "F04", "W16"),
                Flaw.of("waits for ever", api(Endless::new), "F05"),
                Flaw.of("takes garbage for a broken shop", api(Forgiving::new), "F06"),
                Flaw.of("goes wherever it is sent", api(Docile::new), "F07"),
                Flaw.of("wants what isn't allowed to be renewed", errors(Naive::new), "F08"),
                Flaw.of("tries again by itself", api(Persistent::new), "F09"),
                Flaw.of("tidies up after a fault", WriteFlaws.writer(Tidy::new), "F10"));
    }

    private static Function<URI, MarketplaceConnector> errors(Supplier<ShopErrors> errors) {
        return base -> new ShopConnector(base, false) {
            @Override
            ShopErrors errors() {
                return errors.get();
            }
        };
    }

    interface Making {
        ShopApi api(HttpClient http, URI base, Opening opening);
    }

    static Function<URI, MarketplaceConnector> api(Making making) {
        return base -> new ShopConnector(base, false) {
            @Override
            ShopApi api(HttpClient http, Opening opening) {
                return making.api(http, base, opening);
            }
        };
    }

    static class WrongApi extends ShopApi {
        WrongApi(HttpClient http, URI base, Opening opening) {
            super(http, base, ShopConnector.PATIENCE, new ShopErrors(), opening);
        }
    }

    private static final class Impatient extends ShopErrors {
        @Override
        ConnectorException busy(HttpResponse<byte[]> answer) {
            return new ConnectorException.RateLimited("Busy", Duration.ofSeconds(1));
        }
    }

    private static final class Restless extends ShopErrors {
        @Override
        ConnectorException busy(HttpResponse<byte[]> answer) {
            return answer.headers().firstValue("retry-after").isPresent()
                    ? super.busy(answer)
                    : new ConnectorException.RateLimited("Busy", Duration.ZERO);
        }
    }

    private static final class Guilty extends ShopErrors {
        @Override
        HttpResponse<byte[]> checked(HttpResponse<byte[]> answer) {
            if (answer.statusCode() == 502) {
                throw new ConnectorException.Malformed("What is 502?");
            }
            return super.checked(answer);
        }
    }

    private static final class Puzzled extends ShopErrors {
        @Override
        ConnectorException broken(@Nullable Throwable cause) {
            return cause instanceof ExecutionException
                    ? new ConnectorException.Malformed("What is that?")
                    : super.broken(cause);
        }
    }

    private static final class Endless extends WrongApi {
        private final HttpClient http;

        Endless(HttpClient http, URI base, Opening opening) {
            super(http, base, opening);
            this.http = http;
        }

        @Override
        HttpResponse<byte[]> exchange(HttpRequest request) {
            return exchange(http, request, Duration.ofMinutes(1), new ShopErrors());
        }
    }

    private static final class Forgiving extends WrongApi {
        Forgiving(HttpClient http, URI base, Opening opening) {
            super(http, base, opening);
        }

        @Override
        <T> T parse(byte[] body, Class<T> type) {
            try {
                return super.parse(body, type);
            } catch (ConnectorException.Malformed e) {
                throw new ConnectorException.Unavailable("The shop is confused", null);
            }
        }
    }

    private static final class Docile extends WrongApi {
        private static final HttpClient FOLLOWING = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();

        Docile(HttpClient http, URI base, Opening opening) {
            super(FOLLOWING, base, opening);
        }
    }

    private static final class Naive extends ShopErrors {
        @Override
        HttpResponse<byte[]> checked(HttpResponse<byte[]> answer) {
            if (answer.statusCode() == 403) {
                throw new ConnectorException.Unauthorized("Not allowed", true);
            }
            return super.checked(answer);
        }
    }

    private static final class Persistent extends WrongApi {
        Persistent(HttpClient http, URI base, Opening opening) {
            super(http, base, opening);
        }

        @Override
        HttpResponse<byte[]> exchange(HttpRequest request) {
            HttpResponse<byte[]> answer = super.exchange(request);
            return answer.statusCode() == 503 ? super.exchange(request) : answer;
        }
    }

    private static final class Tidy extends ShopGalleryWriter {
        Tidy(ShopApi api, ShopListingReader reader) {
            super(api, reader);
        }

        @Override
        public Receipt write(GalleryChange change) {
            try {
                return super.write(change);
            } catch (ConnectorException.Malformed e) {
                api.gallery(change.listing().id(), Map.of(), Map.of("pictures", List.of()));
                throw e;
            }
        }
    }
}
