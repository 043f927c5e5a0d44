package dev.packshot.connector.cornershop;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Opening;
import dev.packshot.connector.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Connectors that handle consent wrongly. */
final class AuthoriseFlaws {
    private AuthoriseFlaws() {}

    static List<Flaw> all() {
        return List.of(
                Flaw.of("forgets the state", authorizer(Forgetful::new), "A01"),
                Flaw.of("names another account", authorizer(Misnaming::new), "A02", "A04"),
                Flaw.of("takes an owner who didn't agree for a defect", authorizer(Offended::new), "A03"),
                Flaw.of("renews with the first renewal token for ever", authorizer(Stale::new), "A04"),
                Flaw.of("keeps the grant that it was opened with", AuthoriseFlaws::stubborn, "A05"),
                Flaw.of("wants ended access to be consented to again", AuthoriseFlaws::resigned, "A05"),
                Flaw.of("wants ended consent to be renewed", authorizer(Hopeful::new), "A06"));
    }

    private static Function<URI, MarketplaceConnector> authorizer(Function<URI, ShopAuthorizer> authorizer) {
        return base -> new ShopConnector(base, false) {
            @Override
            ShopAuthorizer authorizer(ShopErrors errors) {
                return authorizer.apply(base);
            }
        };
    }

    private static class Wrong extends ShopAuthorizer {
        Wrong(URI base, ShopErrors errors) {
            super(ShopConnector.HTTP, base, ShopConnector.PATIENCE, errors);
        }
    }

    private static final class Forgetful extends Wrong {
        Forgetful(URI base) {
            super(base, new ShopErrors());
        }

        @Override
        public URI consent(String state, Secret verifier, URI back) {
            return super.consent("", verifier, back);
        }
    }

    private static final class Misnaming extends Wrong {
        Misnaming(URI base) {
            super(base, new ShopErrors());
        }

        @Override
        public Grant exchange(Map<String, String> query, Secret verifier, URI back) {
            Grant it = super.exchange(query, verifier, back);
            return new Grant("somebody", it.access(), it.refresh(), it.expires(), it.scopes());
        }

        @Override
        public Grant refresh(Grant grant) {
            Grant it = super.refresh(grant);
            return new Grant(it.account(), it.access(), it.refresh(), Optional.empty(), it.scopes());
        }
    }

    private static final class Offended extends Wrong {
        Offended(URI base) {
            super(base, new ShopErrors());
        }

        @Override
        public Grant exchange(Map<String, String> query, Secret verifier, URI back) {
            if (query.containsKey("error")) {
                throw new ConnectorException.Malformed("There is no code");
            }
            return super.exchange(query, verifier, back);
        }
    }

    private static final class Stale extends Wrong {
        Stale(URI base) {
            super(base, new ShopErrors());
        }

        @Override
        public Grant refresh(Grant grant) {
            Grant it = super.refresh(grant);
            return new Grant(it.account(), it.access(), grant.refresh(), it.expires(), it.scopes());
        }
    }

    private static final class Hopeful extends Wrong {
        Hopeful(URI base) {
            super(base, new ShopErrors());
        }

        @Override
        public Grant refresh(Grant grant) {
            try {
                return super.refresh(grant);
            } catch (ConnectorException.Unauthorized e) {
                throw new ConnectorException.Unauthorized("The grant has ended", true);
            }
        }
    }

    private static MarketplaceConnector stubborn(URI base) {
        return new ShopConnector(base, false) {
            @Override
            ShopApi api(HttpClient http, Opening opening) {
                Optional<Grant> first = opening.grant().get();
                return super.api(http, new Opening(opening.settings(), () -> first, opening.meter(), opening.clock()));
            }
        };
    }

    private static MarketplaceConnector resigned(URI base) {
        return new ShopConnector(base, false) {
            @Override
            ShopErrors errors() {
                return new ShopErrors() {
                    @Override
                    ConnectorException unauthorized(String word) {
                        return super.unauthorized("consent_ended");
                    }
                };
            }
        };
    }
}
