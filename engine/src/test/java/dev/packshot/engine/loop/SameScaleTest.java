package dev.packshot.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.invariant.InvariantCheck;
import dev.packshot.engine.profile.BrandProfiles;
import dev.packshot.engine.work.Crew;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SameScaleTest {
    @TempDir
    Path folder;

    @Inject
    MemoryMarket market;

    @Inject
    TestShop shop;

    @Inject
    BrandProfiles profiles;

    @Inject
    InvariantCheck invariants;

    @Inject
    Crew crew;

    @BeforeEach
    void open() {
        market.reset();
        crew.start();
        UUID connection = shop.open(folder);
        QuarkusTransaction.requiringNew().run(() -> {
            UUID version = profiles.save("one scale " + connection, "{\"look\": {\"sameScale\": true}}", "olga")
                    .id();
            profiles.choose(connection, "", version, "olga");
        });
    }

    @AfterEach
    void stop() {
        crew.stop();
        shop.close();
    }

    @Test
    void a_product_half_as_large_in_its_photograph_is_half_as_large_in_its_picture() throws IOException {
        // The same bottle from twice as far away.
        market.seed(
                folder,
                "L1",
                "SKU-1",
                List.of(ProductPicture.png(800, 31), ProductPicture.png(800, 32), ProductPicture.png(400, 33)));

        shop.read();

        shop.verified("L1", 1);
        double large = height("L1", 1);
        double small = height("L1", 2);
        assertThat(small / large).isBetween(0.48, 0.52);
        assertThat(invariants.run()).isEmpty();
    }

    @Test
    void a_photograph_that_nothing_can_be_made_of_keeps_nobody_waiting() throws IOException {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(800, 34), empty(), ProductPicture.png(400, 35)));

        shop.read();

        shop.verified("L1", 1);
        assertThat(height("L1", 2) / height("L1", 0)).isBetween(0.45, 0.55);
        assertThat(shop.state("L1")).contains("REFUSED");
    }

    @Test
    void the_order_in_which_pictures_are_made_makes_no_difference() {
        List<byte[]> pictures =
                List.of(ProductPicture.png(800, 36), ProductPicture.png(600, 37), ProductPicture.png(400, 38));
        market.seed(folder, "L1", "SKU-1", pictures);
        market.seed(folder, "L2", "SKU-1", pictures);

        shop.read();

        assertThat(shop.verified("L1", 1).files())
                .isEqualTo(shop.verified("L2", 1).files());
    }

    /** A picture cut out already, in which nothing is left. */
    private static byte[] empty() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(500, 500, BufferedImage.TYPE_INT_ARGB), "png", out);
        return out.toByteArray();
    }

    /** Height of what isn't white, over the picture's height. */
    private double height(String ref, int position) throws IOException {
        byte[] file = TestShop.bytes(market.truth(ref).images().get(position));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file));
        int top = picture.getHeight();
        int bottom = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            if ((picture.getRGB(picture.getWidth() / 2, y) & 0xFF) < 248) {
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
            }
        }
        return (double) (bottom - top) / picture.getHeight();
    }
}
