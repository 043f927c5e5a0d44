package dev.packshot.engine.upkeep;

import dev.packshot.engine.connection.GrantSettings;
import dev.packshot.engine.connection.IdleGrants;
import jakarta.inject.Singleton;

/** Keeps the consent of shops alive in which nothing happens. */
@Singleton
final class GrantsAwake implements Chore {
    private final IdleGrants grants;
    private final GrantSettings settings;

    GrantsAwake(IdleGrants grants, GrantSettings settings) {
        this.grants = grants;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "grants-awake";
    }

    @Override
    public String run() {
        IdleGrants.Renewed round = grants.renew(settings.keepAwake());
        return "%d grants renewed, %d shops have to be connected again, %d marketplaces didn't answer"
                .formatted(round.renewed(), round.ended(), round.later());
    }
}
