package dev.packshot.pipeline.evaluate;

import dev.packshot.pipeline.evaluate.figure.Figures;
import dev.packshot.pipeline.evaluate.labels.SkippedPair;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * All methods on a whole set.
 *
 * @param methods their names, in their order
 * @param pictures what was measured, in the set's order
 * @param skipped what couldn't be
 */
public record Outcome(List<String> methods, List<PictureScore> pictures, List<SkippedPair> skipped) {
    public Outcome {
        methods = List.copyOf(methods);
        pictures = List.copyOf(pictures);
        skipped = List.copyOf(skipped);
    }

    /** A method's scores, in the pictures' order. */
    public List<Score> scores(int method) {
        return pictures.stream().map(picture -> picture.scores().get(method)).toList();
    }

    /** Kinds of pictures in the set, by name. */
    public List<String> categories() {
        return pictures.stream()
                .map(picture -> picture.labelled().category())
                .distinct()
                .sorted()
                .toList();
    }

    /** How many pictures are of a kind. */
    public long count(String category) {
        return pictures.stream().filter(in(category)).count();
    }

    /** Means of a method's figures over all pictures, each over those where it can be told; NaN where it never can. */
    public Figures mean(int method) {
        return new Figures(
                mean(method, Figures::iou, picture -> true),
                mean(method, Figures::mae, picture -> true),
                mean(method, Figures::maxFBeta, picture -> true),
                mean(method, Figures::boundaryF, picture -> true),
                mean(method, Figures::edgeError, picture -> true),
                mean(method, Figures::halo, picture -> true));
    }

    /** Mean IoU of a method over one kind of pictures. */
    public double meanIou(int method, String category) {
        return mean(method, Figures::iou, in(category));
    }

    /** On how many pictures a method found nothing. */
    public long nothingFound(int method) {
        return pictures.stream()
                .filter(picture -> !picture.scores().get(method).found())
                .count();
    }

    /** A method's worst pictures by IoU, worst first; by id among equals. */
    public List<PictureScore> worst(int method, int count) {
        return pictures.stream()
                .sorted(Comparator.<PictureScore>comparingDouble(picture ->
                                picture.scores().get(method).figures().iou())
                        .thenComparing(picture -> picture.labelled().id()))
                .limit(count)
                .toList();
    }

    private double mean(int method, ToDoubleFunction<Figures> figure, Predicate<PictureScore> chosen) {
        return pictures.stream()
                .filter(chosen)
                .map(picture -> picture.scores().get(method).figures())
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static Predicate<PictureScore> in(String category) {
        return picture -> picture.labelled().category().equals(category);
    }
}
