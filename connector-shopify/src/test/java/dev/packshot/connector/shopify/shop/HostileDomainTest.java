package dev.packshot.connector.shopify.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.ConnectorException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileDomainTest {
    @ParameterizedTest
    @MethodSource("dev.packshot.connector.shopify.shop.HostileDomains#all")
    void nothing_but_a_shops_domain_passes_for_one(String hostile) {
        Optional<ShopDomain> parsed = ShopDomain.parse(hostile);

        assertThat(parsed).isEmpty();
        assertThatThrownBy(() -> ShopDomain.of(hostile)).isInstanceOf(ConnectorException.Malformed.class);
        assertThatThrownBy(() -> new ShopDomain(hostile)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_domain_is_one_whatever_its_capitals() {
        List<String> given = List.of("corner.myshopify.com", "Corner.MyShopify.COM", "0-1.myshopify.com");

        List<Optional<String>> hosts = given.stream()
                .map(each -> ShopDomain.parse(each).map(ShopDomain::host))
                .toList();

        assertThat(hosts)
                .containsExactly(
                        Optional.of("corner.myshopify.com"),
                        Optional.of("corner.myshopify.com"),
                        Optional.of("0-1.myshopify.com"));
    }
}
