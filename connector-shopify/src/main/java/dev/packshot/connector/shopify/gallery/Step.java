package dev.packshot.connector.shopify.gallery;

import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import java.util.List;
import java.util.Optional;

/** One step from the present gallery towards the wanted one. After each of them the gallery is fit to be seen. */
public sealed interface Step {
    /**
     * Gives up replacements that Shopify didn't take, so that the former pictures show again.
     *
     * @param pictures ids
     */
    record Acknowledge(List<String> pictures) implements Step {}

    /**
     * Waits until Shopify has processed files.
     *
     * @param files ids
     */
    record Await(List<String> files) implements Step {}

    /**
     * Uploads pictures as files of their own, on no product yet.
     *
     * @param files in the order of their places
     */
    record Create(List<NewFile> files) implements Step {}

    /**
     * A file to be made.
     *
     * @param put what it holds
     * @param namesake whether a broken file holds the name already, so that Shopify has to lengthen it
     */
    record NewFile(Put put, boolean namesake) {}

    /**
     * Changes files, all in one call.
     *
     * @param rows each file once
     */
    record Update(List<Row> rows) implements Step {
        /** The pictures whose bytes are replaced in place. */
        public List<Row> replacements() {
            return rows.stream().filter(row -> row.content().isPresent()).toList();
        }

        /** The same, with alt texts of pictures whose bytes are replaced left for later. */
        public Update contentFirst() {
            return new Update(rows.stream()
                    .map(row -> row.content().isPresent()
                            ? new Row(
                                    row.file(),
                                    row.content(),
                                    row.file().image().altText(),
                                    row.attach())
                            : row)
                    .toList());
        }
    }

    /**
     * What is changed of one file.
     *
     * @param file as it is
     * @param content bytes that replace its own in place
     * @param altText as it is to be
     * @param attach whether it is also added to the end of the gallery
     */
    record Row(Picture file, Optional<Put> content, String altText, boolean attach) {}

    /**
     * Moves media.
     *
     * @param moves applied one after the other
     */
    record Reorder(List<Move> moves) implements Step {}

    /**
     * One move.
     *
     * @param medium id
     * @param position from 0, among all media and at the time of the move
     */
    record Move(String medium, int position) {}

    /**
     * Changes which picture variants show. A variant has one at most, so the old one goes first.
     *
     * @param off links to be taken off
     * @param on links to be made
     */
    record Relink(List<Link> off, List<Link> on) implements Step {}

    /**
     * A variant that shows a picture.
     *
     * @param variant id
     * @param picture id
     */
    record Link(String variant, String picture) {}

    /**
     * Takes pictures off the product. They stay in the shop's files.
     *
     * @param pictures ids
     */
    record Detach(List<String> pictures) implements Step {}
}
