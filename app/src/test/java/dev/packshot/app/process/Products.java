package dev.packshot.app.process;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;

/** Products that are cut out already, small enough to have thousands. */
final class Products {
    private static final int SIDE = 160;

    private final Path inbox;

    Products(Path shop) {
        this.inbox = shop.resolve("inbox");
    }

    /** Lays a product into the inbox; its folder appears with all its pictures. */
    void lay(String sku, int seed, int pictures) {
        try {
            Files.createDirectories(inbox);
            Path draft = Files.createTempDirectory(inbox.getParent(), "laying");
            for (int i = 1; i <= pictures; i++) {
                Files.write(draft.resolve(i + ".png"), png(seed * 10 + i));
            }
            Files.move(draft, inbox.resolve(sku), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] png(int seed) {
        return png(seed, SIDE);
    }

    /** A product without a ground, on a square. */
    static byte[] png(int seed, int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setComposite(AlphaComposite.Src);
        pen.setColor(new Color(255, 255, 255, 0));
        pen.fillRect(0, 0, side, side);
        pen.setColor(new Color(40 + seed * 37 % 160, 40 + seed * 61 % 160, 40 + seed * 83 % 160));
        pen.fillRoundRect(side / 3, side / 8, side / 3, side * 3 / 4, side / 12, side / 12);
        // No two of thousands are the same file.
        pen.setColor(new Color(seed >> 16 & 255, seed >> 8 & 255, seed & 255));
        pen.fillRect(side / 2 - 10, side / 2, 20, 20);
        pen.dispose();
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
