package dev.packshot.pipeline.evaluate;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Labelled sets made by the test: a red disc on a grainy blue sheet, and masks of every sort. */
public final class LabelledPictures {
    public static final int WIDTH = 240;
    public static final int HEIGHT = 180;
    private static final int LEFT = 70;
    private static final int TOP = 40;
    private static final int SIDE = 100;

    private LabelledPictures() {}

    /** A photograph; the format is the file's ending. */
    public static void photograph(Path file) throws IOException {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Random grain = new Random(5);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                picture.setRGB(x, y, new Color(60 + grain.nextInt(20), 90 + grain.nextInt(20), 160).getRGB());
            }
        }
        disc(picture, Color.RED);
        write(picture, file);
    }

    /** Its mask in black and white. */
    public static void mask(Path file) throws IOException {
        var mask = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        disc(mask, Color.WHITE);
        write(mask, file);
    }

    /** Its mask as alpha of a coloured picture. */
    public static void alphaMask(Path file) throws IOException {
        var mask = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        disc(mask, Color.GREEN);
        write(mask, file);
    }

    /** A picture of one colour all over. */
    public static void plain(Path file, int width, int height, Color colour) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        write(picture, file);
    }

    /** A mask whose upper half nobody knows and whose lower half is product. */
    public static void halfKnown(Path file) throws IOException {
        var mask = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                mask.getRaster().setSample(x, y, 0, y < HEIGHT / 2 ? 128 : 255);
            }
        }
        write(mask, file);
    }

    private static void disc(BufferedImage picture, Color colour) {
        Graphics2D pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillOval(LEFT, TOP, SIDE, SIDE);
        pen.dispose();
    }

    private static void write(BufferedImage picture, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        String name = file.getFileName().toString();
        if (!ImageIO.write(picture, name.substring(name.lastIndexOf('.') + 1), file.toFile())) {
            throw new IOException("No encoder for " + name);
        }
    }
}
