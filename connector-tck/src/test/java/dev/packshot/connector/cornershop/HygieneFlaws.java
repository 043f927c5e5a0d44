package dev.packshot.connector.cornershop;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Opening;
import dev.packshot.connector.Session;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Connectors that are no good company. */
final class HygieneFlaws {
    private HygieneFlaws() {}

    static List<Flaw> all() {
        return List.of(
                Flaw.of("asks the meter afterwards", FaultFlaws.api(Forward::new), "H01", "H02"),
                Flaw.of("does it although the meter says no", FaultFlaws.api(Deaf::new), "H02"),
                Flaw.of("writes tokens into the log", FaultFlaws.api(Chatty::new), "H03"),
                Flaw.of("leaves a thread for each session", HygieneFlaws::littering, "H04"),
                Flaw.of("keeps what it reads in a field", HygieneFlaws::sharing, "H05"),
                Flaw.of("insists on known fields", FaultFlaws.api(Pedantic::new), "H06"));
    }

    private static final class Forward extends FaultFlaws.WrongApi {
        Forward(HttpClient http, URI base, Opening opening) {
            super(http, base, opening);
        }

        @Override
        void spend() {}

        @Override
        HttpResponse<byte[]> exchange(HttpRequest request) {
            HttpResponse<byte[]> answer = super.exchange(request);
            super.spend();
            return answer;
        }
    }

    private static final class Deaf extends FaultFlaws.WrongApi {
        Deaf(HttpClient http, URI base, Opening opening) {
            super(http, base, opening);
        }

        @Override
        void spend() {
            try {
                super.spend();
            } catch (ConnectorException.RateLimited e) {
                // Once more won't hurt.
            }
        }
    }

    private static final class Chatty extends FaultFlaws.WrongApi {
        private static final Logger LOG = Logger.getLogger("dev.packshot.connector.cornershop");

        Chatty(HttpClient http, URI base, Opening opening) {
            super(http, base, opening);
        }

        @Override
        Optional<String> grant() {
            Optional<String> token = super.grant();
            LOG.log(Level.FINE, "Calling with {0}", token.orElse(""));
            return token;
        }
    }

    private static MarketplaceConnector littering(URI base) {
        return new ShopConnector(base, false) {
            @Override
            Session session(ShopApi api) {
                Thread.ofPlatform().daemon().name("littered").start(LockSupport::park);
                return super.session(api);
            }
        };
    }

    private static MarketplaceConnector sharing(URI base) {
        return new ShopConnector(base, false) {
            @Override
            ShopListingReader reader(ShopApi api) {
                return new ShopListingReader(api) {
                    private final CyclicBarrier meeting = new CyclicBarrier(2);
                    private volatile ListingRef current = new ListingRef("none");

                    @Override
                    public Listing read(ListingRef ref) {
                        current = ref;
                        try {
                            meeting.await(5, TimeUnit.MILLISECONDS);
                        } catch (TimeoutException | BrokenBarrierException | InterruptedException e) {
                            meeting.reset(); // Nobody else is reading.
                        }
                        return super.read(current);
                    }
                };
            }
        };
    }

    private static final class Pedantic extends FaultFlaws.WrongApi {
        Pedantic(HttpClient http, URI base, Opening opening) {
            super(http, base, opening);
        }

        @Override
        ObjectMapper mapper() {
            return new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);
        }
    }
}
