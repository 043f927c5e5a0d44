package dev.packshot.pipeline.refine;

/** A cut-out beside the truth. Errors are over the pixels within a distance of the true edge. */
record Judged(Scene scene, Cutout cutout) {

    /** Alpha 0..1 at a pixel of the photograph. */
    double alpha(int x, int y) {
        var place = cutout.place();
        boolean inside = x >= place.left() && y >= place.top() && x < place.right() && y < place.bottom();
        return inside ? cutout.pixels().sample(x - place.left(), y - place.top(), 3) / 255.0 : 0;
    }

    /** Mean error of alpha, 0..1. */
    double alphaError(double reach) {
        double sum = 0;
        long count = 0;
        for (int y = 0; y < scene.size().height(); y++) {
            for (int x = 0; x < scene.size().width(); x++) {
                if (Math.abs(scene.shape().distance(x + 0.5, y + 0.5)) <= reach) {
                    sum += Math.abs(alpha(x, y) - scene.alpha(x, y));
                    count++;
                }
            }
        }
        return sum / count;
    }

    /** Greatest alpha further from the product than a distance. */
    double worstOutside(double reach) {
        double worst = 0;
        for (int y = 0; y < scene.size().height(); y++) {
            for (int x = 0; x < scene.size().width(); x++) {
                if (scene.shape().distance(x + 0.5, y + 0.5) > reach) {
                    worst = Math.max(worst, alpha(x, y));
                }
            }
        }
        return worst;
    }

    /** Mean error on white over the truly mixed pixels, 0..255. */
    double fringeOnWhite() {
        return fringe(true);
    }

    /** The same without any estimate of the product's own colours. */
    double fringeOfTheBarePhotograph() {
        return fringe(false);
    }

    private double fringe(boolean estimated) {
        var place = cutout.place();
        double sum = 0;
        long count = 0;
        for (int y = 0; y < place.height(); y++) {
            for (int x = 0; x < place.width(); x++) {
                int px = place.left() + x;
                int py = place.top() + y;
                double truth = scene.alpha(px, py);
                if (truth <= 0 || truth >= 1) {
                    continue;
                }
                double alpha = cutout.pixels().sample(x, y, 3) / 255.0;
                for (int c = 0; c < 3; c++) {
                    double wanted = truth * scene.product().at(px, py, c) + (1 - truth) * 255;
                    double colour = estimated
                            ? cutout.pixels().sample(x, y, c)
                            : alpha * cutout.source().sample(x, y, c);
                    sum += Math.abs(colour + (1 - alpha) * 255 - wanted);
                    count++;
                }
            }
        }
        return sum / count;
    }
}
