package dev.packshot.pipeline.evaluate.labels;

import dev.packshot.pipeline.evaluate.labels.LabelProblem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder of photographs and masks. Two layouts are read:
 *
 * <ul>
 *   <li>{@code images/NAME.jpg} with {@code masks/NAME.png} (or {@code masks/NAME_mask.png});
 *   <li>{@code NAME.jpg} with {@code NAME_mask.png} or {@code NAME.png} beside it.
 * </ul>
 *
 * <p>Photographs may have any format that the pipeline takes in. A {@code manifest.csv} beside them says which pairs
 * belong to the set, in which order, and what their masks mean; without one every photograph does, by name.
 *
 * @param photographs pairs to measure, in the set's order
 * @param skipped photographs without a mask, manifest lines without a photograph
 */
public record LabelledSet(List<LabelledPhotograph> photographs, List<SkippedPair> skipped) {
    public LabelledSet {
        photographs = List.copyOf(photographs);
        skipped = List.copyOf(skipped);
    }

    /**
     * Looks through a folder; opens no picture.
     *
     * @throws LabelProblem when it isn't a labelled set
     */
    public static LabelledSet of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new LabelProblem(Reason.SET_MISSING, folder.toString());
        }
        SetFolder files = SetFolder.of(folder);
        Path manifest = folder.resolve("manifest.csv");
        LabelledSet set = Files.isRegularFile(manifest) ? files.listed(Manifest.read(manifest)) : files.all();
        if (set.photographs.isEmpty()) {
            throw new LabelProblem(
                    Reason.SET_EMPTY,
                    set.skipped.isEmpty() ? "" : set.skipped.getFirst().message());
        }
        return set;
    }
}
