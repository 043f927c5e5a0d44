package dev.packshot.app.eval;

import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The figures as people read them: methods by figures, then kinds of pictures by methods.
 *
 * @param figures rows of a method's name and its figures
 * @param kinds rows of a kind's name, its count and each method's IoU
 * @param reviews sentences on each method's uncertainty
 */
@TemplateData
record FigureTable(List<List<String>> figures, List<List<String>> kinds, List<String> reviews) {
    private static final String UNKNOWN = "–";

    static FigureTable of(EvalRecord record) {
        List<List<String>> figures = new ArrayList<>();
        figures.add(List.of("method", "IoU", "MAE", "max Fβ", "boundary F", "edge error", "halo", "nothing found"));
        for (EvalRecord.MethodRecord method : record.methods()) {
            EvalRecord.FigureRecord means = method.figures();
            figures.add(List.of(
                    method.name(),
                    text(means.iou(), 3),
                    text(means.mae(), 3),
                    text(means.maxFBeta(), 3),
                    text(means.boundaryF(), 3),
                    text(means.edgeError(), 3),
                    text(means.halo(), 1),
                    String.valueOf(method.nothingFound())));
        }
        return new FigureTable(figures, kinds(record), reviews(record));
    }

    private static List<List<String>> kinds(EvalRecord record) {
        List<List<String>> kinds = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("IoU by kind", "pictures"));
        record.methods().forEach(method -> head.add(method.name()));
        kinds.add(head);
        List<String> categories = record.methods().isEmpty()
                ? List.of()
                : List.copyOf(record.methods().getFirst().iouByCategory().keySet());
        for (String category : categories) {
            long count = record.pictures().stream()
                    .filter(picture -> picture.category().equals(category))
                    .count();
            List<String> row = new ArrayList<>(List.of(category, String.valueOf(count)));
            record.methods()
                    .forEach(method -> row.add(text(method.iouByCategory().get(category), 3)));
            kinds.add(row);
        }
        return kinds;
    }

    private static List<String> reviews(EvalRecord record) {
        List<String> reviews = new ArrayList<>();
        for (EvalRecord.MethodRecord method : record.methods()) {
            if (method.review() instanceof EvalRecord.ReviewRecord review) {
                reviews.add(String.format(
                        Locale.ROOT,
                        "%s: above an uncertainty of %s a person sees %d of %d bad mattes%s, those with an IoU below 0.9, and %d of %d good ones%s.",
                        method.name(),
                        record.reviewAbove(),
                        review.badStopped(),
                        review.bad(),
                        percent(review.caught()),
                        review.goodStopped(),
                        review.good(),
                        percent(review.stopped())));
            }
        }
        return reviews;
    }

    /** Plain text: columns lined up. */
    String print() {
        var text = new StringBuilder();
        append(text, figures);
        text.append('\n');
        append(text, kinds);
        if (!reviews.isEmpty()) {
            text.append('\n').append(String.join("\n", reviews)).append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                String gap = " ".repeat(widths[column] - row.get(column).length());
                text.append(column == 0 ? row.get(column) + gap : "  " + gap + row.get(column));
            }
            text.append('\n');
        }
    }

    private static String text(@Nullable Double value, int decimals) {
        return value == null ? UNKNOWN : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "" : " (%.0f %%)".formatted(Objects.requireNonNull(share) * 100);
    }
}
