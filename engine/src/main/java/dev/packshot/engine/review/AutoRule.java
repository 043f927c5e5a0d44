package dev.packshot.engine.review;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Platform;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.StoredCutout;
import dev.packshot.engine.studio.StoredRendition;
import dev.packshot.pipeline.inspect.ComplianceReport;
import dev.packshot.pipeline.review.Review;
import java.util.List;

/**
 * Lets the plain cases through, stops what a marketplace would refuse, and asks a person about the rest.
 *
 * @param doubts what is doubtful
 * @param connection whose policy and sample share hold
 */
record AutoRule(Doubts doubts, Connection connection) {
    /** What the rule says. */
    sealed interface Verdict {
        /** Goes to the marketplace. */
        record Approve(List<String> reasons) implements Verdict {}

        /**
         * A person looks.
         *
         * @param sampled whether only chance asked for it
         */
        record Ask(List<String> reasons, boolean sampled) implements Verdict {}

        /** Never goes to the marketplace. */
        record Refuse(List<String> reasons) implements Verdict {}
    }

    Verdict on(ImageJob job, StoredRendition rendition, StoredCutout cutout) {
        Platform platform = rendition.platform();
        ComplianceReport report = rendition.report().orElseThrow();
        if (!report.compliant()) {
            return new Verdict.Refuse(Review.sentences(platform, report));
        }
        List<String> sentences = doubts.about(cutout, job.slot());
        if (!sentences.isEmpty()) {
            return new Verdict.Ask(sentences, false);
        }
        if (connection.policy() == Policy.REVIEW) {
            return new Verdict.Ask(List.of("This shop's policy: a person looks at every picture."), false);
        }
        if (sampled(job)) {
            return new Verdict.Ask(List.of("Drawn at random, to see whether the rule is still right."), true);
        }
        return new Verdict.Approve(List.of("No blocking rule failed, and nothing about the cut-out is doubtful."));
    }

    /** A draw that comes out the same at a second try; nobody can tell it before. */
    private boolean sampled(ImageJob job) {
        String draw = Digest.of("sample " + job.id()).hex().substring(0, 8);
        return Long.parseLong(draw, 16) / (double) (1L << 32) < connection.sampleShare();
    }
}
