package dev.packshot.engine.profile;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Platform;
import dev.packshot.engine.activation.ActivationRefused;
import dev.packshot.engine.activation.Admission;
import dev.packshot.engine.activation.ProfileGate;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.identity.Ids;
import dev.packshot.pipeline.recipe.Profile;
import dev.packshot.pipeline.recipe.Recipe;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps profiles and says which one holds. */
@ApplicationScoped
public class BrandProfiles implements PanacheRepositoryBase<BrandProfile, UUID> {
    private static final String CHOOSE = """
            INSERT INTO profile_choice (connection, product_type, profile, chosen)
            VALUES (:connection, :type, :profile, :now)
            ON CONFLICT (connection, product_type) DO UPDATE SET profile = :profile, chosen = :now
            """;

    private final Ids ids;
    private final AuditLog audit;
    private final Instance<ProfileGate> gate;
    private final Clock clock;

    BrandProfiles(Ids ids, AuditLog audit, Instance<ProfileGate> gate, Clock clock) {
        this.gate = gate;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A recipe, and the profile version that it comes from.
     *
     * @param profile empty when nobody chose one: the shipped look
     */
    public record Chosen(Optional<UUID> profile, Recipe recipe) {}

    /**
     * Keeps a new version of a profile. A text that is the newest version already makes none.
     *
     * @throws dev.packshot.pipeline.recipe.ProfileInvalid when it can't be followed, with all that is wrong
     */
    @Transactional
    public BrandProfile save(String name, String text, String author) {
        Profile.parse(name, text);
        Optional<BrandProfile> newest = versions(name).stream().findFirst();
        String digest = Digest.of(text).hex();
        if (newest.isPresent() && newest.get().digest.equals(digest)) {
            return newest.get();
        }
        int number = newest.map(BrandProfile::number).orElse(0) + 1;
        var version = new BrandProfile(ids.next(), name, number, text, digest, author, clock.instant());
        persist(version);
        audit.record(author, "profile.save", version.id().toString(), Map.of("name", name, "number", "" + number));
        return version;
    }

    /** All versions of a profile, newest first. */
    public List<BrandProfile> versions(String name) {
        return list("name = ?1 order by number desc", name);
    }

    /** The newest version of each profile, by name. */
    public List<BrandProfile> newest() {
        return list("from BrandProfile p where p.number ="
                + " (select max(q.number) from BrandProfile q where q.name = p.name) order by p.name");
    }

    /**
     * Makes a version hold for a connection's listings, once its outcome was compared with what was frozen.
     *
     * @param productType only for listings of this type; empty for all others
     * @return why it may: to be shown, since a shop without a reference set compares nothing
     * @throws ActivationRefused when it has to be compared first
     */
    @Transactional
    public Admission choose(UUID connection, String productType, UUID profile, String actor) {
        BrandProfile version = version(profile);
        boolean holds = chosenFor(connection, productType)
                .filter(present -> present.id().equals(profile))
                .isPresent();
        Admission admission = holds
                ? new Admission.Unchanged()
                : gate.get().admit(connection, profile, version.title(), version.created());
        return chosen(connection, productType, profile, actor, admission);
    }

    /**
     * Makes a version hold that wasn't compared. Only an owner may, and he says why.
     *
     * @param reason his own words, not blank
     */
    @Transactional
    public Admission chooseDespite(UUID connection, String productType, UUID profile, String reason, String actor) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Say why the profile is chosen without a comparison");
        }
        return chosen(connection, productType, version(profile).id(), actor, new Admission.Overridden(reason));
    }

    private BrandProfile version(UUID profile) {
        return findByIdOptional(profile)
                .orElseThrow(() -> new IllegalArgumentException("There is no profile version " + profile));
    }

    private Admission chosen(UUID connection, String productType, UUID profile, String actor, Admission admission) {
        getEntityManager()
                .createNativeQuery(CHOOSE)
                .setParameter("connection", connection)
                .setParameter("type", productType)
                .setParameter("profile", profile)
                .setParameter("now", clock.instant())
                .executeUpdate();
        audit.record(
                actor,
                "profile.choose",
                connection.toString(),
                Map.of("profile", profile.toString(), "because", admission.sentence()));
        return admission;
    }

    /** What a listing's pictures are made by: its product type's profile, else the connection's, else the shipped look. */
    public Chosen chosen(UUID connection, String productType, Platform platform) {
        Optional<BrandProfile> version = chosenFor(connection, productType);
        Profile profile = version.map(BrandProfile::profile).orElseGet(Profile::none);
        return new Chosen(version.map(BrandProfile::id), profile.recipe(List.of(platform)));
    }

    private Optional<BrandProfile> chosenFor(UUID connection, String productType) {
        return getEntityManager()
                .createNativeQuery("""
                        SELECT p.* FROM profile_choice c JOIN brand_profile p ON p.id = c.profile
                        WHERE c.connection = :connection AND c.product_type IN ('', :type)
                        ORDER BY c.product_type DESC LIMIT 1
                        """, BrandProfile.class)
                .setParameter("connection", connection)
                .setParameter("type", productType)
                .getResultStream()
                .map(BrandProfile.class::cast)
                .findFirst();
    }

    /** A recipe of a version, by the version's id. */
    public Recipe recipe(Optional<UUID> profile, Platform platform) {
        Profile wanted = profile.map(id -> findById(id).profile()).orElseGet(Profile::none);
        return wanted.recipe(List.of(platform));
    }
}
