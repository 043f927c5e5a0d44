package dev.packshot.engine.loop;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Products that are cut out already: what the loop does with them is certain, whatever a network thinks. */
public final class ProductPicture {
    private ProductPicture() {}

    /** A PNG with alpha: a bottle of a colour that the seed chooses. */
    public static byte[] png(int side, int seed) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        // What is behind alpha 0 counts for the photograph's light.
        pen.setComposite(AlphaComposite.Src);
        pen.setColor(new Color(255, 255, 255, 0));
        pen.fillRect(0, 0, side, side);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(40 + seed * 37 % 160, 40 + seed * 61 % 160, 40 + seed * 83 % 160));
        pen.fillRoundRect(side / 3, side / 8, side / 3, side * 3 / 4, side / 12, side / 12);
        pen.setColor(new Color(240, 240, 230));
        pen.fillRect(side / 3 + side / 40, side / 2, side / 3 - side / 20, side / 6);
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
