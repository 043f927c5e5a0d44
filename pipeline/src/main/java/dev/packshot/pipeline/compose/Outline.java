package dev.packshot.pipeline.compose;

import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The convex hull of a product (alpha ≥ 128) and how much of it the product fills: enough to tell whether a
 * straight-sided thing stands askew.
 */
final class Outline {
    private static final double MOST_DEGREES = 5;
    private static final double LEAST_DEGREES = 0.25;
    /** A sheet, box or book fills its tightest rectangle; a mug with a handle or a shoe doesn't. */
    private static final double RECTANGULAR = 0.93;

    private final List<double[]> hull;
    private final double area;

    private Outline(List<double[]> hull, double area) {
        this.hull = hull;
        this.area = area;
    }

    /** Traces the product inside its box; coordinates are those of {@code pixels} (H×W×4). */
    static Outline of(Raster pixels, PixelRect box) {
        List<double[]> points = new ArrayList<>();
        byte[] row = new byte[pixels.stride()];
        long inside = 0;
        for (int y = box.top(); y < box.bottom(); y++) {
            pixels.readRow(y, row);
            int first = -1;
            int last = -1;
            for (int x = box.left(); x < box.right(); x++) {
                if (row[4 * x + 3] < 0) {
                    first = first < 0 ? x : first;
                    last = x;
                    inside++;
                }
            }
            if (first >= 0) {
                points.add(new double[] {first, y});
                points.add(new double[] {last + 1, y});
                points.add(new double[] {first, y + 1});
                points.add(new double[] {last + 1, y + 1});
            }
        }
        return new Outline(hull(points), inside);
    }

    /**
     * By how many degrees the product is to be turned clockwise to stand level; 0 when it isn't rectangular, is level
     * already, or is turned so much that it is meant to be.
     */
    double levellingDegrees() {
        double smallest = Double.MAX_VALUE;
        double degrees = 0;
        for (int i = 0; i < hull.size(); i++) {
            double[] a = hull.get(i);
            double[] b = hull.get((i + 1) % hull.size());
            // The tightest rectangle shares a side with the hull (Freeman and Shapira 1975).
            double angle = Math.toDegrees(Math.atan2(b[1] - a[1], b[0] - a[0]));
            double[] size = boundsTurned(-angle);
            if (size[0] * size[1] < smallest) {
                smallest = size[0] * size[1];
                degrees = -(angle - 90 * Math.round(angle / 90));
            }
        }
        boolean askew = Math.abs(degrees) >= LEAST_DEGREES && Math.abs(degrees) <= MOST_DEGREES;
        return askew && area >= RECTANGULAR * smallest ? degrees : 0;
    }

    /** Width and height of the product's box after it was turned clockwise. */
    double[] boundsTurned(double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (double[] point : hull) {
            double x = cos * point[0] - sin * point[1];
            double y = sin * point[0] + cos * point[1];
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        return new double[] {right - left, bottom - top};
    }

    /** Andrew's monotone chain. */
    private static List<double[]> hull(List<double[]> points) {
        List<double[]> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.<double[]>comparingDouble(p -> p[0]).thenComparingDouble(p -> p[1]));
        List<double[]> hull = new ArrayList<>(chain(sorted));
        hull.addAll(chain(sorted.reversed()));
        return hull;
    }

    private static List<double[]> chain(List<double[]> sorted) {
        List<double[]> chain = new ArrayList<>();
        for (double[] p : sorted) {
            while (chain.size() >= 2 && turn(chain.get(chain.size() - 2), chain.getLast(), p) <= 0) {
                chain.removeLast();
            }
            chain.add(p);
        }
        return chain.subList(0, Math.max(0, chain.size() - 1));
    }

    private static double turn(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }
}
