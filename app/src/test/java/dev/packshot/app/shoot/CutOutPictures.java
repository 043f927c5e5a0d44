package dev.packshot.app.shoot;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Product pictures that need no network: a shaded, printed ball, already cut out or on a sheet. */
final class CutOutPictures {
    private CutOutPictures() {}

    /** A PNG with alpha: the product fills most of the picture. */
    static void cutOut(Path file, int side, Color colour) throws IOException {
        write(file, ball(new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB), colour));
    }

    /** A PNG without alpha: the same product on a light sheet. */
    static void onSheet(Path file, int side, Color colour) throws IOException {
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D sheet = picture.createGraphics();
        sheet.setColor(new Color(225, 224, 220));
        sheet.fillRect(0, 0, side, side);
        sheet.dispose();
        write(file, ball(picture, colour));
    }

    private static BufferedImage ball(BufferedImage picture, Color colour) {
        int side = picture.getWidth();
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(
                side * 0.2f, side * 0.2f, colour.brighter(), side * 0.8f, side * 0.8f, colour.darker()));
        pen.fillOval(side / 8, side / 8, side * 3 / 4, side * 3 / 4);
        pen.setColor(colour.darker().darker());
        for (int stripe = 0; stripe < 9; stripe++) {
            pen.fillRect(side * 3 / 8, side * 3 / 8 + stripe * side / 36, side / 4, side / 80);
        }
        pen.dispose();
        return picture;
    }

    private static void write(Path file, BufferedImage picture) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }
}
