package dev.packshot.connector.cornershop;

import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Opening;
import dev.packshot.connector.Session;
import dev.packshot.connector.SettingProblem;
import dev.packshot.connector.Settings;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Connectors that describe themselves wrongly. */
final class DescribeFlaws {
    private DescribeFlaws() {}

    static List<Flaw> all() {
        return List.of(
                Flaw.of("calls itself otherwise each time", DescribeFlaws::fickle, "D01"),
                Flaw.of("sets itself no limits", DescribeFlaws::limitless, "D02", "H01"),
                Flaw.of("calls the shop when it is opened", DescribeFlaws::eager, "D03", "H01", "W11"),
                Flaw.of("tells one problem at a time", DescribeFlaws::oneByOne, "D04"),
                Flaw.of("opens with whatever it is given", DescribeFlaws::careless, "D05"),
                Flaw.of("shows the secret that it doesn't like", DescribeFlaws::tellTale, "D06"));
    }

    private static MarketplaceConnector fickle(URI base) {
        var times = new AtomicInteger();
        return new ShopConnector(base, false) {
            @Override
            public ConnectorDescriptor describe() {
                ConnectorDescriptor it = super.describe();
                return new ConnectorDescriptor(
                        it.id(),
                        it.name() + times.incrementAndGet(),
                        it.platforms(),
                        it.capabilities(),
                        it.settings(),
                        it.hosts(),
                        it.limits(),
                        it.mostImages(),
                        it.longestAltText());
            }
        };
    }

    private static MarketplaceConnector limitless(URI base) {
        return new ShopConnector(base, false) {
            @Override
            public ConnectorDescriptor describe() {
                ConnectorDescriptor it = super.describe();
                return new ConnectorDescriptor(
                        it.id(),
                        it.name(),
                        it.platforms(),
                        it.capabilities(),
                        it.settings(),
                        it.hosts(),
                        List.of(),
                        it.mostImages(),
                        it.longestAltText());
            }
        };
    }

    private static MarketplaceConnector eager(URI base) {
        return new ShopConnector(base, false) {
            @Override
            public Session open(Opening opening) {
                Session session = super.open(opening);
                session.probe();
                return session;
            }
        };
    }

    private static MarketplaceConnector oneByOne(URI base) {
        return new ShopConnector(base, false) {
            @Override
            public List<SettingProblem> check(Settings settings) {
                return super.check(settings).stream().limit(1).toList();
            }
        };
    }

    private static MarketplaceConnector careless(URI base) {
        return new ShopConnector(base, false) {
            @Override
            public Session open(Opening opening) {
                return session(new ShopApi(HTTP, base, PATIENCE, errors(), opening));
            }
        };
    }

    private static MarketplaceConnector tellTale(URI base) {
        return new ShopConnector(base, false) {
            @Override
            String shown(String secret) {
                return secret;
            }
        };
    }
}
