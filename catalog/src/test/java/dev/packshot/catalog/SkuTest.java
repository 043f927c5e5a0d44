package dev.packshot.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SkuTest {
    @Test
    void a_plain_sku_is_its_own_folder() {
        assertThat(new Sku("MUG-7 blau_2.1").pathSegment()).isEqualTo("MUG-7 blau_2.1");
        assertThat(new Sku("Größe").pathSegment()).isEqualTo("Größe");
    }

    @Test
    void nothing_in_a_sku_leads_out_of_its_folder() {
        assertThat(new Sku("../../etc").pathSegment()).isEqualTo("%002E.%002F..%002Fetc");
        assertThat(new Sku("..").pathSegment()).isEqualTo("%002E%002E");
        assertThat(new Sku("a\\b:c*d").pathSegment()).isEqualTo("a%005Cb%003Ac%002Ad");
    }

    @Test
    void different_skus_have_different_folders_however_long_they_are() {
        String many = "鞄".repeat(127);
        String slashes = "/".repeat(127);

        for (String start : new String[] {many, slashes}) {
            String one = new Sku(start + "1").pathSegment();
            String two = new Sku(start + "2").pathSegment();
            assertThat(one).isNotEqualTo(two);
            assertThat(one.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
        }
    }

    @Test
    void what_cannot_be_printed_is_no_sku() {
        for (String bad : new String[] {"", "   ", "a\nb", "x".repeat(129)}) {
            assertThatThrownBy(() -> new Sku(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
