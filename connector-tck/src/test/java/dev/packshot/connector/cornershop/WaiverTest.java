package dev.packshot.connector.cornershop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.tck.score.Waiver;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Nothing is left out in silence. */
class WaiverTest {
    private static final String TITLES = "a_listing_is_read_as_it_is";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static Waiver until(LocalDate day) {
        return new Waiver("R07", "The shop tells no titles", URI.create("https://packshot.example/issues/7"), day);
    }

    static class Waived extends FlawedShop {
        @Override
        public LocalDate today() {
            return TODAY;
        }

        @Override
        public List<Waiver> waivers() {
            return List.of(until(TODAY));
        }
    }

    static class Overdue extends Waived {
        @Override
        public List<Waiver> waivers() {
            return List.of(until(TODAY.minusDays(1)));
        }
    }

    static class Overriding extends FlawedShop {
        @Override
        public void a_listing_is_read_as_it_is() {}
    }

    static class Evasive extends FlawedShop {
        @Override
        protected MarketplaceConnector connector(CornerShop shop, Optional<URI> address) {
            MarketplaceConnector connector = super.connector(shop, address);
            return new ShopConnector(address.orElseThrow(), false) {
                @Override
                ShopListingReader reader(ShopApi api) {
                    Assumptions.abort("Not today, " + connector);
                    return super.reader(api);
                }
            };
        }
    }

    @Test
    void a_waived_promise_may_be_broken_up_to_the_last_day() {
        FlawedShop.flaw = named("leaves titles out");

        Map<String, Throwable> broken = FlawsTest.run(Waived.class, selectMethod(Waived.class, TITLES));

        assertThat(broken).isEmpty();
    }

    @Test
    void a_waiver_that_has_ended_waives_nothing() {
        FlawedShop.flaw = named("leaves titles out");

        Map<String, Throwable> broken = FlawsTest.run(Overdue.class, selectMethod(Overdue.class, TITLES));

        assertThat(broken).containsOnlyKeys("R07");
        assertThat(Objects.requireNonNull(broken.get("R07")).getSuppressed()[0]).hasMessageContaining("2026-11-19");
    }

    @Test
    void a_waiver_of_a_promise_that_is_kept_has_to_go() {
        FlawedShop.flaw = named("forgets the state");

        Map<String, Throwable> broken = FlawsTest.run(Waived.class, selectMethod(Waived.class, TITLES));

        assertThat(broken).containsOnlyKeys("R07");
        assertThat(broken.get("R07")).hasMessageContaining("its waiver has to go");
    }

    @Test
    void a_promise_cannot_be_overridden() {
        FlawedShop.flaw = named("leaves titles out");

        Map<String, Throwable> broken =
                FlawsTest.run(Overriding.class, selectMethod(Overriding.class, "a_gone_listing_is_not_found"));

        assertThat(broken).hasSize(1).allSatisfy((any, e) -> assertThat(e).hasMessageContaining("is overridden"));
    }

    @Test
    void a_promise_that_leaves_itself_out_is_broken() {
        FlawedShop.flaw = named("leaves titles out");

        Map<String, Throwable> broken = FlawsTest.run(Evasive.class, selectMethod(Evasive.class, TITLES));

        assertThat(broken).containsOnlyKeys("R07");
        assertThat(broken.get("R07")).hasMessageContaining("only a waiver may do that");
    }

    private static Flaw named(String name) {
        return FlawsTest.flaws().stream()
                .filter(flaw -> flaw.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
