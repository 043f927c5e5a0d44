package dev.packshot.engine.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.engine.refusal.Refused;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicAddressTest {
    @Test
    void people_come_back_to_where_this_server_is_seen_from_outside() {
        var address = new PublicAddress(Optional.of(URI.create("https://packshot.example/under/")));

        URI back = address.back("etsy");

        assertThat(back).isEqualTo(URI.create("https://packshot.example/under/install/etsy/callback"));
    }

    @Test
    void a_server_that_nobody_can_come_back_to_says_what_to_set() {
        var address = new PublicAddress(Optional.empty());

        Refused refused = catchThrowableOfType(Refused.class, () -> address.back("etsy"));

        assertThat(refused.document().status()).isEqualTo(503);
        assertThat(refused.document().detail()).contains("PACKSHOT_PUBLIC_URL");
        assertThat(refused.document().remedy()).contains("PACKSHOT_PUBLIC_URL");
    }
}
