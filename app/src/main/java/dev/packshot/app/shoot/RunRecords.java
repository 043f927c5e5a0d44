package dev.packshot.app.shoot;

import dev.packshot.app.report.PictureRecord;
import dev.packshot.app.report.ReportWriter;
import dev.packshot.catalog.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A run's records in the plan's order, read from the journal one SKU at a time, so that memory stays flat. */
final class RunRecords implements ReportWriter.Records {
    private final ShootPlan plan;
    private final List<Digest> keys;
    private final Journal journal;

    /**
     * Reads a run.
     *
     * @param keys journal keys in the plan's order
     */
    RunRecords(ShootPlan plan, List<Digest> keys, Journal journal) {
        this.plan = plan;
        this.keys = keys;
        this.journal = journal;
    }

    @Override
    public void forEachSet(Consumer<List<PictureRecord>> reader) {
        List<PictureRecord> set = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            set.add(journal.find(keys.get(i)).orElseThrow());
            boolean last = i + 1 == keys.size()
                    || !plan.pictures()
                            .get(i + 1)
                            .sku()
                            .equals(plan.pictures().get(i).sku());
            if (last) {
                reader.accept(List.copyOf(set));
                set.clear();
            }
        }
    }
}
