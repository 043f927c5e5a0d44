package dev.packshot.pipeline.evaluate.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.packshot.pipeline.evaluate.LabelledPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledSetTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "images/lamp.jpg, masks/lamp.png",
        "images/lamp.png, masks/lamp_mask.png",
        "lamp.jpg, lamp_mask.png",
        "lamp.png, lamp_mask.png",
        "lamp.jpg, lamp.png"
    })
    void photographs_and_masks_are_paired_by_name_in_either_layout(String photograph, String mask) throws IOException {
        LabelledPictures.photograph(folder.resolve(photograph));
        LabelledPictures.mask(folder.resolve(mask));
        Files.writeString(folder.resolve("README.md"), "no picture");

        LabelledSet set = LabelledSet.of(folder);

        assertThat(set.photographs())
                .containsExactly(new LabelledPhotograph(
                        "lamp",
                        folder.resolve(photograph),
                        folder.resolve(mask),
                        MaskKind.UNSAID,
                        LabelledPhotograph.UNSORTED));
        assertThat(set.skipped()).isEmpty();
    }

    @Test
    void a_manifest_names_pairs_kinds_and_categories_and_may_hold_more() throws IOException {
        pair("a");
        pair("b");
        pair("unlisted");
        manifest(
                "\uFEFFid,source,mask,category\r\n",
                "b,\"Smith, \"\"J.\"\"\",binary+ignore,\"toys, soft\"\r\n",
                "\r\n",
                "a,x,alpha,\r\n");

        LabelledSet set = LabelledSet.of(folder);

        assertThat(set.photographs())
                .extracting(LabelledPhotograph::id, LabelledPhotograph::category, LabelledPhotograph::kind)
                .containsExactly(
                        tuple("b", "toys, soft", new MaskKind("binary+ignore", true, false)),
                        tuple("a", LabelledPhotograph.UNSORTED, new MaskKind("alpha", false, true)));
    }

    @Test
    void what_lacks_its_other_half_is_listed_and_the_rest_is_measured() throws IOException {
        pair("whole");
        LabelledPictures.photograph(folder.resolve("images/bare.jpg"));
        manifest("id\n", "whole\n", "bare\n", "gone\n");

        LabelledSet set = LabelledSet.of(folder);

        assertThat(set.photographs()).extracting(LabelledPhotograph::id).containsExactly("whole");
        assertThat(set.skipped())
                .extracting(SkippedPair::id, SkippedPair::reason)
                .containsExactly(
                        tuple("bare", LabelProblem.Reason.MASK_MISSING),
                        tuple("gone", LabelProblem.Reason.PHOTOGRAPH_MISSING));
        assertThat(set.skipped()).allSatisfy(pair -> assertThat(pair.remedy()).isNotBlank());
    }

    @Test
    void a_folder_that_is_no_labelled_set_says_what_one_is() throws IOException {
        LabelledPictures.photograph(folder.resolve("lonely.jpg"));

        assertThatThrownBy(() -> LabelledSet.of(folder)).isInstanceOfSatisfying(LabelProblem.class, problem -> {
            assertThat(problem.reason()).isEqualTo(LabelProblem.Reason.SET_EMPTY);
            assertThat(problem.remedy()).contains("masks/");
        });
        assertThatThrownBy(() -> LabelledSet.of(folder.resolve("nowhere"))).isInstanceOf(LabelProblem.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"name,mask\\na,binary", "id\\na\\na", "id,mask\\n,binary", "''"})
    void a_manifest_that_leaves_doubt_is_refused(String text) throws IOException {
        pair("a");
        manifest(text.replace("\\n", "\n"));

        assertThatThrownBy(() -> LabelledSet.of(folder))
                .isInstanceOfSatisfying(LabelProblem.class, problem -> assertThat(problem.reason())
                        .isEqualTo(LabelProblem.Reason.MANIFEST_INVALID));
    }

    private void pair(String id) throws IOException {
        LabelledPictures.photograph(folder.resolve("images").resolve(id + ".jpg"));
        LabelledPictures.mask(folder.resolve("masks").resolve(id + ".png"));
    }

    private void manifest(String... lines) throws IOException {
        Files.writeString(folder.resolve("manifest.csv"), String.join("", lines));
    }
}
