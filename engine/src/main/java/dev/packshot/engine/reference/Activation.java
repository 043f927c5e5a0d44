package dev.packshot.engine.reference;

import dev.packshot.engine.activation.ActivationRefused;
import dev.packshot.engine.activation.Admission;
import dev.packshot.engine.activation.ProfileGate;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.studio.CandidateModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Lets only go live what was compared over the reference sets that there are. */
@ApplicationScoped
public class Activation implements ProfileGate {
    private final ReferenceSets sets;
    private final ReferenceRuns runs;
    private final CandidateModels models;
    private final Connections connections;
    private final AuditLog audit;

    Activation(
            ReferenceSets sets, ReferenceRuns runs, CandidateModels models, Connections connections, AuditLog audit) {
        this.sets = sets;
        this.runs = runs;
        this.models = models;
        this.connections = connections;
        this.audit = audit;
    }

    @Override
    @Transactional
    public Admission admit(UUID connection, UUID profile, String name, Instant since) {
        return over(
                connection,
                name,
                run -> run.purpose() == ReferenceRun.Purpose.PROFILE
                        && run.setting().profile().equals(Optional.of(profile))
                        && !run.began().isBefore(since));
    }

    /**
     * Whether a network may be chosen: it was compared, with exactly the weights that it has now, over the reference set of
     * each shop that has one. To be asked before the model catalogue's choice is changed.
     *
     * @throws ActivationRefused when it has to be compared first
     * @throws dev.packshot.pipeline.matte.catalogue.ModelRefused when there is no such model
     */
    @Transactional
    public Admission admitModel(String id) {
        CandidateModels.Named model = models.named(id);
        if (models.chosen().equals(model)) {
            return new Admission.Unchanged();
        }
        List<Admission> admissions = connections.present().stream()
                .map(Connection::id)
                .map(connection -> over(
                        connection,
                        "The model " + id,
                        run -> run.purpose() == ReferenceRun.Purpose.MODEL
                                && run.setting().model().equals(model.id())
                                && run.setting().mattes().equals(model.mattes())))
                .toList();
        return admissions.stream()
                .filter(Admission.Compared.class::isInstance)
                .findFirst()
                .orElseGet(Admission.NothingToCompare::new);
    }

    /**
     * Notes that an owner chooses a network that wasn't compared.
     *
     * @param reason his own words, not blank
     */
    @Transactional
    public Admission admitModelDespite(String id, String reason, String actor) {
        var admission = new Admission.Overridden(requireReason(reason));
        audit.record(actor, "model.choose-uncompared", models.named(id).id(), Map.of("reason", reason));
        return admission;
    }

    private static String requireReason(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Say why it is chosen without a comparison");
        }
        return reason;
    }

    private Admission over(UUID connection, String name, Predicate<ReferenceRun> about) {
        Optional<ReferenceSet> set = sets.of(connection);
        if (set.isEmpty()) {
            return new Admission.NothingToCompare();
        }
        return runs.of(set.get().id()).stream()
                .filter(run -> run.ended().isPresent())
                .filter(about)
                .findFirst()
                .<Admission>map(run -> new Admission.Compared(run.id()))
                .orElseThrow(() -> new ActivationRefused(name, set.get().name()));
    }
}
