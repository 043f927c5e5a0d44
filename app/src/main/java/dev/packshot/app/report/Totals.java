package dev.packshot.app.report;

/**
 * A run in figures.
 *
 * @param pictures photographs of the plan
 * @param finished made, compliant, nobody has to look
 * @param forPerson made, but somebody has to look
 * @param refused not made
 * @param renditions files that were made
 * @param compliant files without a failed blocking rule
 * @param setsForPerson picture sets that somebody has to look at
 */
public record Totals(
        int pictures, int finished, int forPerson, int refused, int renditions, int compliant, int setsForPerson) {

    /** Whether all is made, compliant and sure. */
    public boolean clean() {
        return finished == pictures && setsForPerson == 0;
    }

    /** Counts while records pass by. */
    static final class Count {
        private int pictures;
        private int finished;
        private int forPerson;
        private int refused;
        private int renditions;
        private int compliant;
        private int setsForPerson;

        void add(PictureRecord picture) {
            pictures++;
            if (picture.refusal() != null) {
                refused++;
            } else if (picture.needsPerson().isEmpty()) {
                finished++;
            } else {
                forPerson++;
            }
            renditions += picture.renditions().size();
            compliant += (int) picture.renditions().stream()
                    .filter(PictureRecord.RenditionRecord::compliant)
                    .count();
        }

        void add(SetRecord set) {
            if (!set.needsPerson().isEmpty()) {
                setsForPerson++;
            }
        }

        Totals totals() {
            return new Totals(pictures, finished, forPerson, refused, renditions, compliant, setsForPerson);
        }
    }
}
